"""The two sides of a comparison, as the command line names them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from slatebind.cli.streams import echo_err
from slatebind.diagnostic import Severity
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import SURFACES
from slatebind.pipeline.diffing import DEFAULT_IGNORES, compare_sides, open_sides, read_ignores
from slatebind.pipeline.revisions import merge_base

Command = Callable[..., Any]


def sided(command: Command) -> Command:
    """Add what names the two sides, and how they are read and looked at."""
    options = (
        click.argument("sides", nargs=-1, metavar="[OLD] NEW"),
        click.option("--against", metavar="REV", help="OLD is NEW as it was at this revision."),
        click.option("--merge-base", "base", metavar="REV", help="OLD is NEW as it was where the branch left REV."),
        click.option(
            "--surface",
            type=click.Choice([*SURFACES, "all"]),
            multiple=True,
            help="Whom to think of: HTTP callers, code on the generated package, readers.  [default: all]",
        ),
        click.option(
            "--ignore-file",
            metavar="FILE",
            help=f"Accepted changes, and levels for rules.  [default: {DEFAULT_IGNORES}]",
        ),
        click.option("--dialect", metavar="NAME|FILE", default="cloudstack", show_default=True, help="Of the docs."),
    )
    for add in reversed(options):
        command = add(command)
    return command


def compared(
    sides: tuple[str, ...],
    *,
    against: str | None,
    base: str | None,
    surface: tuple[str, ...],
    ignore_file: str | None,
    dialect: str,
) -> DiffResult:
    """The comparison of the sides that a command line names. What makes no sense is a usage error."""
    old_name, new_name = _names(sides, against, base)
    loaded = open_sides(old_name, new_name, dialect=dialect)
    for side, one in zip((old_name, new_name), loaded, strict=True):
        if one.spec is None:
            for finding in one.diagnostics:
                if finding.severity is Severity.ERROR:
                    echo_err(str(finding))
            raise click.ClickException(f"{side}: there is no spec to compare")
        if not one.spec.commands:
            echo_err(f"{side}: no command is found in it")
    wanted = SURFACES if not surface or "all" in surface else tuple(one for one in SURFACES if one in surface)
    ignores = None
    if ignore_file or Path(DEFAULT_IGNORES).is_file():
        ignores, problems = read_ignores(ignore_file or DEFAULT_IGNORES)
        for problem in problems:
            echo_err(f"{problem}{f' ({problem.hint})' if problem.hint else ''}")
        if ignores is None:
            raise click.ClickException("the ignore file cannot be used")
    return compare_sides(loaded[0], loaded[1], (old_name, new_name), surfaces=wanted, ignores=ignores)


def _names(sides: tuple[str, ...], against: str | None, base: str | None) -> tuple[str, str]:
    if against and base:
        raise click.UsageError("--against and --merge-base say the same side; give one of them")
    revision = merge_base(base) if base else against
    if revision is None:
        if len(sides) != 2:
            raise click.UsageError("give two sides, OLD and NEW; or NEW alone with --against or --merge-base")
        return sides[0], sides[1]
    if len(sides) != 1 or ":" in sides[0] or Path(sides[0]).is_absolute():
        raise click.UsageError("--against and --merge-base take one relative path, the NEW side")
    return f"{revision}:./{sides[0].removeprefix('./')}", sides[0]

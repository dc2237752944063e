"""The two sides of a comparison, as the command line names them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import msgspec

from slatebind.cli.configuration import read_configuration
from slatebind.cli.options import OutputOptions, option, options
from slatebind.cli.report import Report
from slatebind.cli.streams import echo_err
from slatebind.diagnostic import Severity
from slatebind.diff.ignores import Ignores
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import SURFACES, Surface
from slatebind.project.diffing import DEFAULT_IGNORES, compare_sides, read_ignores
from slatebind.project.revisions import merge_base
from slatebind.project.sides import open_sides, side_of
from slatebind.project.sources import SourceOptions

Command = Callable[..., Any]
SIDES_VERBOSE = {"help": "Show how each side is read: its dialect, overlays and configuration."}


class DiffOperands(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says about the two sides: which they are, how they are read and what is compared."""

    sides: tuple[str, ...]
    against: str | None
    merge_base: str | None
    surfaces: tuple[str, ...]
    ignore_file: str | None
    dialect: str | None
    no_overlays: bool
    config: str | None


def diff_operands(command: Command) -> Command:
    """Add the arguments and options of ``DiffOperands``; the command gets one as ``operands``."""

    def gather(**given: Any) -> Any:
        chosen = {name: given.pop(name) for name in DiffOperands.__struct_fields__}
        return command(operands=DiffOperands(**chosen), **given)

    gather.__doc__ = command.__doc__
    gather.__dict__.update(command.__dict__)
    decorators = (
        click.argument("sides", nargs=-1, metavar="[OLD] NEW"),
        options("against", "merge-base"),
        option("surface", type=click.Choice([*SURFACES, "all"])),
        option("ignore-file", help=f"Accepted changes, and severities of rules.  [default: {DEFAULT_IGNORES}]"),
        options("dialect", "no-overlays", "config"),
    )
    decorated: Command = gather
    for decorator in reversed(decorators):
        decorated = decorator(decorated)
    return decorated


def compare_operands(operands: DiffOperands, output: OutputOptions) -> DiffResult:
    """The comparison that a command line asks for. Invalid combinations raise a usage error."""
    report = Report("diff", msgspec.structs.replace(output, format="text"))
    configuration = read_configuration(operands.config, report)
    if configuration is None:
        raise click.exceptions.Exit(report.finish())
    given = SourceOptions(dialect=operands.dialect, no_overlays=operands.no_overlays)
    names = _addresses(operands)
    old, new = (side_of(name, configuration, given) for name in names)
    if output.is_verbose:
        echo_err(str(old))
        echo_err(str(new))
    loaded = open_sides(old, new)
    for name, side in zip(names, loaded, strict=True):
        if side.spec is None:
            for finding in side.diagnostics:
                if finding.severity is Severity.ERROR:
                    echo_err(str(finding))
            raise click.ClickException(f"{name}: there is no spec to compare")
        if not side.spec.commands:
            echo_err(f"{name}: it has no commands")
    return compare_sides(*loaded, names, surfaces=_surfaces(operands), ignores=_ignores(operands.ignore_file))


def _surfaces(operands: DiffOperands) -> tuple[Surface, ...]:
    if not operands.surfaces or "all" in operands.surfaces:
        return SURFACES
    return tuple(surface for surface in SURFACES if surface in operands.surfaces)


def _ignores(file: str | None) -> Ignores | None:
    if not file and not Path(DEFAULT_IGNORES).is_file():
        return None
    ignores, problems = read_ignores(file or DEFAULT_IGNORES)
    for problem in problems:
        echo_err(f"{problem}{f' ({problem.hint})' if problem.hint else ''}")
    if ignores is None:
        raise click.ClickException("the ignore file cannot be used")
    return ignores


def _addresses(operands: DiffOperands) -> tuple[str, str]:
    sides = operands.sides
    if operands.against and operands.merge_base:
        raise click.UsageError("--against and --merge-base name the same side; give one of them")
    revision = merge_base(operands.merge_base) if operands.merge_base else operands.against
    if revision is None:
        if len(sides) != 2:
            raise click.UsageError("give two sides, OLD and NEW; or NEW alone with --against or --merge-base")
        return sides[0], sides[1]
    if len(sides) != 1 or ":" in sides[0] or Path(sides[0]).is_absolute():
        raise click.UsageError("--against and --merge-base take one relative path, the NEW side")
    return f"{revision}:./{sides[0].removeprefix('./')}", sides[0]

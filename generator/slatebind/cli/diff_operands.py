"""The two sides of a comparison, as the command line names them."""

import os
from collections.abc import Callable, Iterable
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
from slatebind.diff.reports.sections import NEW_DOCS
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import SURFACES, Surface
from slatebind.project.config_reader import CONFIG_FILE
from slatebind.project.diffing import DEFAULT_IGNORES, compare_sides, read_ignores
from slatebind.project.old_side import find_old_side
from slatebind.project.revisions import merge_base
from slatebind.project.sdk_target import sdk_target
from slatebind.project.sides import Side, open_side, open_sides, side_of
from slatebind.project.sources import Configuration, SourceOptions, configured_sources
from slatebind.project.steps import MISSING_INCLUDE
from slatebind.rendering.targets.target import Target, load_target
from slatebind.spec.codec import Loaded

Command = Callable[..., Any]
SIDES_VERBOSE = {"help": "Show how each side is read: its dialect, overlays and configuration."}
_PRE_COMMIT_BASE = "PRE_COMMIT_FROM_REF"
"""The revision that pre-commit sets if it checks the changes since another commit than HEAD."""


class DiffOperands(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says about the two sides: which they are, how they are read and what is compared."""

    sides: tuple[str, ...]
    against: str | None = None
    merge_base: str | None = None
    pre_commit: bool = False
    surfaces: tuple[str, ...] = ()
    target: str | None = None
    templates: tuple[str, ...] = ()
    ignore_file: str | None = None
    dialect: str | None = None
    no_overlays: bool = False
    config: str | None = None


def diff_operands(command: Command) -> Command:
    """Add the arguments and options of ``DiffOperands``; the command gets one as ``operands``."""

    def gather(**given: Any) -> Any:
        chosen = {name: given.pop(name) for name in DiffOperands.__struct_fields__ if name in given}
        return command(operands=DiffOperands(**chosen), **given)

    gather.__doc__ = command.__doc__
    gather.__dict__.update(command.__dict__)
    decorators = (
        click.argument("sides", nargs=-1, metavar="[OLD] [NEW]"),
        options("against", "merge-base"),
        option("surface", type=click.Choice([*SURFACES, "all"])),
        option("target", help="Target whose generated names the surface sdk is about.  [default: the configured one]"),
        options("templates"),
        option("ignore-file", help=f"Accepted changes, and severities of rules.  [default: {DEFAULT_IGNORES}]"),
        options("dialect", "no-overlays", "config"),
    )
    decorated: Command = gather
    for decorator in reversed(decorators):
        decorated = decorator(decorated)
    return decorated


def compare_operands(
    operands: DiffOperands, output: OutputOptions, *, has_old_side: bool = True
) -> tuple[DiffResult, ...]:
    """The comparisons that a command line asks for: several only if it names no side and there are several [[spec]].

    Without an old side, NEW is new. Invalid combinations raise a usage error.
    """
    report = Report("diff", msgspec.structs.replace(output, format="text"))
    configuration = read_configuration(operands.config, report)
    if configuration is None:
        raise click.exceptions.Exit(report.finish())
    if has_old_side:
        pairs = _addresses(operands, configuration)
    else:
        pairs = [(None, path) for path in _new_paths(operands, configuration)]
    ignores = _ignores(operands.ignore_file)
    target = _target(operands, configuration)
    return _with_common_notes([_compare(*pair, operands, configuration, ignores, target, output) for pair in pairs])


def _with_common_notes(results: list[DiffResult]) -> tuple[DiffResult, ...]:
    """The results with each note once, and only if all have it: one comparison may use what another does not."""
    compared = [set(result.notes) for result in results if not result.is_new]
    common = set.intersection(*compared) if compared else set()
    first = next((result for result in results if not result.is_new), None)
    return tuple(
        msgspec.structs.replace(
            result, notes=tuple(note for note in result.notes if note in common) if result is first else ()
        )
        for result in results
    )


def _compare(
    old_address: str | None,
    new_address: str,
    operands: DiffOperands,
    configuration: Configuration,
    ignores: Ignores | None,
    target: Target,
    output: OutputOptions,
) -> DiffResult:
    given = SourceOptions(dialect=operands.dialect, no_overlays=operands.no_overlays)
    new = side_of(new_address, configuration, given)
    old = find_old_side(old_address, new, configuration, given) if old_address else None
    if output.is_verbose:
        for side in (old, new) if old else (new,):
            echo_err(str(side))
    surfaces = _surfaces(operands)
    if old is None:
        _check(new, open_side(new))
        return DiffResult(
            old=old_address or "", new=new_address, findings=(), surfaces=surfaces, is_new=True, target=target.name
        )
    if old.address != old_address:
        echo_err(f"{new_address} was renamed; comparing with {old.address}")
    old_loaded, new_loaded = open_sides(old, new)
    for side, loaded in ((old, old_loaded), (new, new_loaded)):
        if output.is_verbose and loaded.detected:
            echo_err(f"{side.address}: dialect {loaded.detected}")
    _check(old, old_loaded)
    _check(new, new_loaded)
    _warn_about_missing_parts(old_loaded, new_loaded)
    return compare_sides(
        old_loaded, new_loaded, (old.address, new_address), surfaces=surfaces, ignores=ignores, target=target
    )


def report_new_docs(results: Iterable[DiffResult]) -> None:
    """Say on standard error which docs are new, for output that cannot say it."""
    for result in results:
        if result.is_new:
            echo_err(f"{result.new}: {NEW_DOCS}")


def _check(side: Side, loaded: Loaded) -> None:
    """Refuse a side that cannot be compared: with nothing, everything would be new, or nothing would have changed."""
    if loaded.spec is None:
        first, *others = [str(finding) for finding in loaded.diagnostics if finding.severity is Severity.ERROR] or [""]
        for error in others:
            echo_err(error)
        reason = f": {first}" if first else ""
        raise click.ClickException(f"{side.address}: there is no spec to compare{reason}")
    if not loaded.spec.commands:
        raise click.ClickException(
            f"{side.address}: it has no commands: it is empty, not an API document, or not in this dialect"
        )


def _warn_about_missing_parts(old: Loaded, new: Loaded) -> None:
    missing = {finding.message for finding in new.diagnostics if finding.code == MISSING_INCLUDE}
    for finding in old.diagnostics:
        if finding.code == MISSING_INCLUDE and finding.message not in missing:
            echo_err(f"{finding.at}: {finding.message}: what it would describe counts as added")


def _surfaces(operands: DiffOperands) -> tuple[Surface, ...]:
    if not operands.surfaces or "all" in operands.surfaces:
        return SURFACES
    return tuple(surface for surface in SURFACES if surface in operands.surfaces)


def _target(operands: DiffOperands, configuration: Configuration) -> Target:
    """The target whose names are compared: the given one, else the first that is configured and has names."""
    if operands.target is None:
        return sdk_target(configuration)
    target, problems = load_target(operands.target, operands.templates)
    if target is None:
        for problem in problems[1:]:
            echo_err(str(problem))
        hint = f" ({problems[0].hint})" if problems[0].hint else ""
        raise click.ClickException(f"{problems[0].message}{hint}")
    if "sdk" not in target.manifest.surfaces:
        raise click.ClickException(f"the target `{target.name}` generates no names that code uses")
    return target


def _ignores(file: str | None) -> Ignores | None:
    if not file and not Path(DEFAULT_IGNORES).is_file():
        return None
    ignores, problems = read_ignores(file or DEFAULT_IGNORES)
    for problem in problems:
        echo_err(f"{problem}{f' ({problem.hint})' if problem.hint else ''}")
    if ignores is None:
        raise click.ClickException("the ignore file cannot be used")
    return ignores


def _addresses(operands: DiffOperands, configuration: Configuration) -> list[tuple[str | None, str]]:
    """The old and the new side of each comparison."""
    sides = operands.sides
    revision = _revision(operands)
    if revision is None:
        if len(sides) != 2:
            raise click.UsageError("give two sides, OLD and NEW; or NEW alone with --against or --merge-base")
        return [(sides[0], sides[1])]
    if len(sides) > 1 or any(":" in side or Path(side).is_absolute() for side in sides):
        raise click.UsageError("--against and --merge-base take one relative path, the NEW side")
    return [(f"{revision}:./{path.removeprefix('./')}", path) for path in _new_paths(operands, configuration)]


def _new_paths(operands: DiffOperands, configuration: Configuration) -> tuple[str, ...]:
    """NEW, or without it the docs of each [[spec]]."""
    paths = operands.sides or tuple(source.path for source in configured_sources(configuration))
    if not paths:
        raise click.UsageError(f"give NEW, the path of the docs or of a spec; no {CONFIG_FILE} names one")
    return paths


def _revision(operands: DiffOperands) -> str | None:
    chosen = [operands.against, operands.merge_base, operands.pre_commit or None]
    if sum(choice is not None for choice in chosen) > 1:
        raise click.UsageError("--against, --merge-base and --pre-commit name the same side; give one of them")
    branch = os.environ.get(_PRE_COMMIT_BASE) if operands.pre_commit else operands.merge_base
    if branch:
        return merge_base(branch)
    return "HEAD" if operands.pre_commit else operands.against

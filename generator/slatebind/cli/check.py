"""``slatebind check``."""

import shlex
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click
import msgspec

from slatebind.cli import exits, plan
from slatebind.cli.options import Telling, explaining, planned, telling
from slatebind.cli.report import Report
from slatebind.cli.streams import Paint, echo, echo_err, has_colors
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.hidden_characters import escape_hidden, mask_hidden

if TYPE_CHECKING:
    from slatebind.pipeline import Product

EXAMPLES = """
\b
Examples:
  slatebind check                         list what `slatebind generate` would write
  slatebind check --diff                  and show the lines that would change
  slatebind check --why client/acme/models/zone.py
  slatebind check --format github         annotations in a pull request
"""


_SUMMED = {
    exits.FINE: "everything is up to date",
    exits.FINDINGS: "every file is up to date; what is told above fails the check",
}
_SAID = {"missing": "is missing", "outdated": "is outdated", "extra": "is not generated any more"}


class Stale(msgspec.Struct, frozen=True):
    """A file that is not what it should be. ``state`` says how: missing, outdated, extra or edited."""

    file: str
    state: str
    diff: str = ""


@click.command(epilog=EXAMPLES)
@click.option("--diff", "shows_diff", is_flag=True, help="Show the lines that differ.")
@explaining
@planned
@telling
def command(*, telling: Telling, shows_diff: bool, why: str | None, config: str | None) -> int:
    """Tell whether everything that the project's plan makes is there and up to date.

    Nothing is written. Every file that is missing, outdated, extra or edited by hand is listed; then the exit code
    is 1. With --why only FILE counts, and what made it what it is is told.
    """
    with plan.turn(config, telling):
        if why is not None:
            return _explain(why, config, telling)
        return _check(config, telling, shows_diff=shows_diff)


def _explain(file: str, config: str | None, telling: Telling) -> int:
    report = Report("check", msgspec.structs.replace(telling, is_quiet=True))
    project = plan.read_plan(config, report)
    if project is None:
        return report.finish()
    from slatebind.cli import why as why_of
    from slatebind.cli import work

    products = list(work.reported(project.build(work.tracker(telling)), report))
    found = why_of.explain(products, file)
    if found.state not in why_of.FINE:
        report.fail()
    if telling.format == "text":
        why_of.tell(found, Paint(on=has_colors(telling.color, sys.stdout)))
        diffs = (_difference(product, found.file) for product in products)
        _show(next(filter(None, diffs), ""), Paint(on=has_colors(telling.color, sys.stdout)))
    code = report.finish(why=why_of.plain(found))
    if telling.format == "text" and found.state not in why_of.FINE:
        echo_err(remedy(found.state, config))
    return code


def _difference(product: "Product", file: str) -> str:
    from slatebind.output import difference

    for one in product.files or ():
        if f"{product.root}/{one.path}" == file:
            return difference(product.files or (), product.root, one.path)
    return ""


def _check(config: str | None, telling: Telling, *, shows_diff: bool) -> int:
    report = Report("check", telling)
    project = plan.read_plan(config, report)
    if project is None:
        return report.finish(stale=[])
    from slatebind.cli import work

    looked = work.look(config, project)
    work.tell_left_behind(project, report)
    products = list(work.reported(project.build(work.tracker(telling)), report))
    stale = [found for product in products for found in _stale(product, report, shows_diff=shows_diff)]
    if stale:
        report.fail()
    if telling.format not in {"text", "json"}:
        report.add(_finding(found, config) for found in stale if found.state != "edited")
    if telling.format == "text":
        _list(stale, Paint(on=has_colors(telling.color, sys.stdout)))
    code = report.finish(stale=stale)
    if telling.format == "text" and stale:
        _advise(stale, config)
    sentence = "" if stale or telling.is_quiet or telling.format != "text" else _SUMMED.get(code, "")
    if sentence:
        echo_err(sentence)
    if report.is_settled:
        said = f"slatebind: {sentence}\n" if sentence else ""
        work.remember(looked, map(work.made, products), report.when_unchanged(said, stale=[]))
    return code


def _stale(product: "Product", report: Report, *, shows_diff: bool) -> list[Stale]:
    from slatebind.output import compare, difference

    if product.files is None:
        return []
    outcome = compare(
        product.files, product.root, owner=product.owner, is_whole=product.is_whole, origin=product.origin
    )
    report.add(outcome.diagnostics)
    states = {
        **dict.fromkeys(outcome.created, "missing"),
        **dict.fromkeys(outcome.changed, "outdated"),
        **dict.fromkeys(outcome.deleted, "extra"),
        **dict.fromkeys(outcome.kept, "edited"),
    }
    return [
        Stale(f"{product.root}/{path}", state, difference(product.files, product.root, path) if shows_diff else "")
        for path, state in sorted(states.items())
    ]


def _finding(found: Stale, config: str | None) -> Diagnostic:
    """A stale file for formats that hold findings alone; edited ones are findings anyway."""
    return Diagnostic(
        code=f"output-{found.state}",
        message=f"the generated file {_SAID[found.state]}",
        at=Position(found.file),
        severity=Severity.ERROR,
        hint=remedy(found.state, config),
    )


def _list(stale: list[Stale], paint: Paint) -> None:
    for found in stale:
        echo(f"{found.state:<9}{escape_hidden(found.file)}\n")
        _show(found.diff, paint)


def _show(diff: str, paint: Paint) -> None:
    for line in diff.splitlines():
        style = {"+": "added", "-": "removed"}.get(line[:1], "dim")
        echo(f"  {paint(style, mask_hidden(line))}\n")


def remedy(state: str, config: str | None) -> str:
    """What to run, or to decide, so that a file is what it should be."""
    command = f"slatebind generate{f' --config {shlex.quote(config)}' if config else ''}"
    if state == "edited":
        return f"`{command} --adopt` keeps what stands there as yours, `{command} --force` discards it"
    return f"run `{command}`"


def _advise(stale: list[Stale], config: str | None) -> None:
    counts = Counter("edited" if found.state == "edited" else "stale" for found in stale)
    if counts["stale"]:
        echo_err(f"{_counted(counts['stale'], 'is', 'are')} not up to date: {remedy('stale', config)}")
    if counts["edited"]:
        echo_err(f"{_counted(counts['edited'], 'was', 'were')} not written by slatebind: {remedy('edited', config)}")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {f'file {one}' if number == 1 else f'files {many}'}"

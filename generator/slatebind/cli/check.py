"""``slatebind check``."""

import sys

import click
import msgspec

from slatebind.cli import exits, plan
from slatebind.cli.options import Telling, planned, telling
from slatebind.cli.report import Report
from slatebind.cli.streams import Paint, has_colors, masked, put, say, visible
from slatebind.output import compare, difference
from slatebind.pipeline import Product

EXAMPLES = """
\b
Examples:
  slatebind check                         list what `slatebind generate` would write
  slatebind check --diff                  and show the lines that would change
  slatebind check --format json           for a bot
"""


_CURRENT = "everything is up to date"


class Stale(msgspec.Struct, frozen=True):
    """A file that is not what it should be. ``state`` says how: missing, outdated, extra or edited."""

    file: str
    state: str
    diff: str = ""


@click.command(epilog=EXAMPLES)
@click.option("--diff", "shows_diff", is_flag=True, help="Show the lines that differ.")
@planned
@telling
def command(*, telling: Telling, shows_diff: bool, config: str | None) -> int:
    """Tell whether everything that the project's plan makes is there and up to date.

    Nothing is written. Every file that is missing, outdated, extra or edited by hand is listed; then the exit code
    is 1.
    """
    with plan.turn(config, telling):
        return _check(config, telling, shows_diff=shows_diff)


def _check(config: str | None, telling: Telling, *, shows_diff: bool) -> int:
    report = Report("check", telling)
    project = plan.read_plan(config, report)
    looked = plan.look(config, project) if project else []
    products = list(plan.run_jobs(project.jobs() if project else (), report, telling))
    stale = [found for product in products for found in _stale(product, report, shows_diff=shows_diff)]
    if stale:
        report.fail()
    if telling.format == "text":
        _list(stale, Paint(on=has_colors(telling.color, sys.stdout)))
    code = report.finish(stale=stale)
    if telling.format == "text" and stale:
        _advise(stale, f"slatebind generate{f' --config {config}' if config else ''}")
    is_told = telling.format == "text" and code == exits.FINE and not telling.is_quiet
    if is_told:
        say(_CURRENT)
    if project and report.is_settled:
        said = f"slatebind: {_CURRENT}\n" if is_told else ""
        plan.remember(looked, products, report.when_unchanged(said, stale=[]))
    return code


def _stale(product: Product, report: Report, *, shows_diff: bool) -> list[Stale]:
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


def _list(stale: list[Stale], paint: Paint) -> None:
    for found in stale:
        put(f"{found.state:<9}{visible(found.file)}\n")
        for line in found.diff.splitlines():
            style = {"+": "added", "-": "removed"}.get(line[:1], "dim")
            put(f"  {paint(style, masked(line))}\n")


def _advise(stale: list[Stale], remedy: str) -> None:
    say(f"{len(stale)} {'file is' if len(stale) == 1 else 'files are'} not up to date; `{remedy}` mends that")
    if any(found.state == "edited" for found in stale):
        say(f"edited files are kept; `{remedy} --force` discards what was edited")

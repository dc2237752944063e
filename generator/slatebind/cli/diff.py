"""``slatebind diff``."""

import os
import shutil
import sys

import click

from slatebind.cli import exits
from slatebind.cli.sides import compared, sided
from slatebind.cli.streams import ColorWish, Paint, echo, has_colors, is_terminal
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Level

EXAMPLES = """
\b
Examples:
  slatebind diff old.yaml new.yaml
  slatebind diff main:docs docs           a branch and the working tree
  slatebind diff --against v1.2 docs
  slatebind diff --merge-base origin/main docs --format markdown
  slatebind diff old.md new.md --surface wire --fail-on breaking

\b
Accepting findings and changing levels, in slatebind-diff.yaml:
  ignore:
  - {id: param-removed, place: listZones.params.available, reason: never worked, expires: 2027-03-31}
  levels:
    param-removed: {wire: warning}
    description-changed: none

\b
Exit codes: 0 success, 1 findings at or above --fail-on, 2 usage error or unreadable input.
"""

FORMATS = ("text", "json", "markdown", "html", "sarif", "junit", "github")
_COLUMNS = 100


@click.command(epilog=EXAMPLES)
@sided
@click.option(
    "--fail-on",
    type=click.Choice([*(level.value for level in Level), "none"]),
    help="What exits with 1.  [default: none; breaking where CI is set]",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How it is told.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def command(*, sides: tuple[str, ...], form: str, fail_on: str | None, color: ColorWish, **given: object) -> int:
    """Detect breaking changes between two versions of an API.

    OLD and NEW are each a spec, a document, a folder, or REV:PATH in the current git repository. Changes are classified
    for HTTP callers (wire), users of the generated Python package (sdk) and readers of the docs (docs).
    """
    outcome = compared(sides, **given)  # type: ignore[arg-type]
    echo(_rendered(outcome, form, color))
    threshold = fail_on or ("breaking" if os.environ.get("CI") else "none")
    worst = outcome.worst
    fails = threshold != "none" and worst is not None and worst.rank <= Level(threshold).rank
    return exits.FINDINGS if fails else exits.FINE


def _rendered(outcome: DiffResult, form: str, color: ColorWish) -> str:
    if form == "text":
        from slatebind.cli.diff_text import lines_of

        columns = shutil.get_terminal_size((_COLUMNS, 24)).columns if is_terminal(sys.stdout) else _COLUMNS
        columns = int(os.environ.get("COLUMNS") or columns) if os.environ.get("COLUMNS", "1").isdigit() else columns
        return "\n".join(lines_of(outcome, Paint(on=has_colors(color, sys.stdout)), columns)) + "\n"
    if form in ("json", "markdown", "html"):
        from importlib import import_module

        text: str = import_module(f"slatebind.diff.reports.{'as_json' if form == 'json' else form}").render(outcome)
        return text
    from slatebind.diff.reports.diagnostics import render

    return render(outcome, form)

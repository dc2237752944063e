"""``slatebind diff``."""

import os
import shutil
import sys
from collections.abc import Iterable

import click

from slatebind.cli import exit_codes
from slatebind.cli.diff_operands import DiffOperands, compare_operands, diff_operands, report_new_docs
from slatebind.cli.option_definitions import FailOn
from slatebind.cli.options import OutputOptions, option, output_options
from slatebind.cli.streams import Paint, echo, has_colors, is_ci, is_terminal
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Level
from slatebind.formats import FORMATS as FINDING_FORMATS
from slatebind.hidden_characters import escape_hidden

EXAMPLES = """
\b
Examples:
  slatebind diff old.yaml new.yaml
  slatebind diff main:docs docs           a branch and the working tree
  slatebind diff --against v1.2 docs
  slatebind diff --merge-base origin/main docs --format markdown
  slatebind diff --against v1.2           the docs of every [[spec]] of slatebind.toml
  slatebind diff old.md new.md --surface wire --fail-on error

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

FORMATS = ("text", "json", "markdown", "html", *(form for form in FINDING_FORMATS if form != "json"))
_PROSE = ("text", "markdown", "html")
"""The formats that say by themselves that docs are new."""
_LEVELS = {"error": Level.BREAKING, "warning": Level.WARNING, "info": Level.INFO}


@click.command(epilog=EXAMPLES)
@diff_operands
@option("pre-commit")
@output_options(
    quiet=False,
    format={"type": click.Choice(FORMATS), "help": "Format of the report on standard output."},
    verbose={"help": "Show each change in full, and how each side is read."},
    fail_on={
        "help": "Lowest severity of a change that makes the exit code 1; error means breaking.  "
        "[default: never; error where CI is set]"
    },
)
def command(*, operands: DiffOperands, output_options: OutputOptions) -> int:
    """Detect breaking changes between two versions of an API.

    OLD and NEW are each a spec, a document, a folder, or REV:PATH in the current git repository. Changes are classified
    for HTTP callers (wire), users of what a target generates (sdk) and readers of the docs (docs).

    Docs of a [[spec]] of slatebind.toml are read with its dialect and overlays; at REV:PATH with those of the
    revision, or of the working tree if the revision has no configuration. -v shows which.
    """
    results = compare_operands(operands, output_options)
    echo(_rendered(results, output_options))
    if output_options.format not in _PROSE:
        report_new_docs(results)
    threshold = output_options.fail_on or ("error" if is_ci() else "never")
    return exit_codes.FINDINGS if fails(results, threshold) else exit_codes.SUCCESS


def fails(results: Iterable[DiffResult], threshold: FailOn) -> bool:
    """Whether any change is at or above a severity."""
    worst = [result.worst for result in results if result.worst is not None]
    return threshold != "never" and any(level.rank <= _LEVELS[threshold].rank for level in worst)


def _rendered(results: tuple[DiffResult, ...], output_options: OutputOptions) -> str:
    form = output_options.format
    if form == "text":
        from slatebind.cli.diff_text import lines_of

        paint, columns = Paint(on=has_colors(output_options.color, sys.stdout)), _columns()
        texts = []
        for result in results:
            title = [paint("bold", escape_hidden(result.new))] if len(results) > 1 else []
            lines = lines_of(result, paint, columns, is_verbose=output_options.is_verbose)
            texts.append("".join(f"{line}\n" for line in (*title, *lines)))
        return "\n".join(texts)
    if form == "markdown":
        from slatebind.diff.reports import markdown

        return "\n".join(map(markdown.render, results))
    if form in ("json", "html"):
        from importlib import import_module

        if len(results) != 1:
            raise click.UsageError(f"a report in {form} is about one comparison, and there are several: give NEW")
        text: str = import_module(f"slatebind.diff.reports.{'as_json' if form == 'json' else form}").render(results[0])
        return text
    from slatebind.diff.reports.diagnostics import render

    return render(results, form)


def _columns() -> int | None:
    """The width of a terminal, or COLUMNS; None where lines may be as long as they are."""
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"])
    return shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None

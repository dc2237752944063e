"""``slatebind diff``."""

import os
import shutil
import sys

import click

from slatebind.cli import exit_codes
from slatebind.cli.diff_operands import SIDES_VERBOSE, DiffOperands, compare_operands, diff_operands
from slatebind.cli.options import OutputOptions, output_options
from slatebind.cli.streams import ColorMode, Paint, echo, has_colors, is_terminal
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Level
from slatebind.formats import FORMATS as FINDING_FORMATS

EXAMPLES = """
\b
Examples:
  slatebind diff old.yaml new.yaml
  slatebind diff main:docs docs           a branch and the working tree
  slatebind diff --against v1.2 docs
  slatebind diff --merge-base origin/main docs --format markdown
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
_DEFAULT_COLUMNS = 100
_LEVELS = {"error": Level.BREAKING, "warning": Level.WARNING, "info": Level.INFO}


@click.command(epilog=EXAMPLES)
@diff_operands
@output_options(
    quiet=False,
    format={"type": click.Choice(FORMATS), "help": "Format of the report on standard output."},
    verbose=SIDES_VERBOSE,
    fail_on={
        "help": "Lowest severity of a change that makes the exit code 1; error means breaking.  "
        "[default: never; error where CI is set]"
    },
)
def command(*, operands: DiffOperands, output_options: OutputOptions) -> int:
    """Detect breaking changes between two versions of an API.

    OLD and NEW are each a spec, a document, a folder, or REV:PATH in the current git repository. Changes are classified
    for HTTP callers (wire), users of the generated Python package (sdk) and readers of the docs (docs).

    Docs of a [[spec]] of slatebind.toml are read with its dialect and overlays; at REV:PATH with those of the
    revision, or of the working tree if the revision has no configuration. -v shows which.
    """
    result = compare_operands(operands, output_options)
    echo(_rendered(result, output_options.format, output_options.color))
    threshold = output_options.fail_on or ("error" if os.environ.get("CI") else "never")
    worst = result.worst
    fails = threshold != "never" and worst is not None and worst.rank <= _LEVELS[threshold].rank
    return exit_codes.FINDINGS if fails else exit_codes.SUCCESS


def _rendered(result: DiffResult, form: str, color: ColorMode) -> str:
    if form == "text":
        from slatebind.cli.diff_text import lines_of

        return "\n".join(lines_of(result, Paint(on=has_colors(color, sys.stdout)), _columns())) + "\n"
    if form in ("json", "markdown", "html"):
        from importlib import import_module

        text: str = import_module(f"slatebind.diff.reports.{'as_json' if form == 'json' else form}").render(result)
        return text
    from slatebind.diff.reports.diagnostics import render

    return render(result, form)


def _columns() -> int:
    """The width of the text: COLUMNS, else that of the terminal."""
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"])
    return shutil.get_terminal_size((_DEFAULT_COLUMNS, 24)).columns if is_terminal(sys.stdout) else _DEFAULT_COLUMNS

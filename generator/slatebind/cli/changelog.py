"""``slatebind changelog``."""

import click

from slatebind.cli import exit_codes
from slatebind.cli.diff_operands import (
    SIDES_VERBOSE,
    DiffOperands,
    compare_operands,
    diff_operands,
    report_new_docs,
)
from slatebind.cli.options import OutputOptions, option
from slatebind.cli.streams import echo, echo_err

EXAMPLES = """
\b
Examples:
  slatebind changelog v1.2:spec/acme.yaml spec/acme.yaml
  slatebind changelog --against v1.2 docs --surface sdk
"""


@click.command(epilog=EXAMPLES)
@diff_operands
@option("verbose", **SIDES_VERBOSE)
def command(*, operands: DiffOperands, is_verbose: bool) -> int:
    """Print the changes between two versions of an API as a changelog entry in Markdown."""
    from slatebind.diff.reports.markdown import changelog

    results = compare_operands(operands, OutputOptions(is_verbose=is_verbose))
    report_new_docs(results)
    text = "\n".join(filter(None, map(changelog, results)))
    echo(text)
    if not text and not any(result.is_new for result in results):
        echo_err("no changes")
    return exit_codes.SUCCESS

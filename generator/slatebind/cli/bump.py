"""``slatebind bump``."""

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
from slatebind.cli.streams import echo
from slatebind.diff.result import worst_bump

EXAMPLES = """
\b
Examples:
  slatebind bump v1.2:spec/acme.yaml spec/acme.yaml
  slatebind bump --against v1.2 docs --surface sdk     the bump of the generated package's version
"""


@click.command(epilog=EXAMPLES)
@diff_operands
@option("verbose", **SIDES_VERBOSE)
def command(*, operands: DiffOperands, is_verbose: bool) -> int:
    """Print the version bump that the changes between two versions of an API require: major, minor, patch or none.

    Major if requests or code break, minor if anything else changes for them, patch if only the docs change.
    """
    results = compare_operands(operands, OutputOptions(is_verbose=is_verbose))
    report_new_docs(results)
    echo(f"{worst_bump(results)}\n")
    return exit_codes.SUCCESS

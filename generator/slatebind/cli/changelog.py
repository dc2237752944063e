"""``slatebind changelog``."""

import click

from slatebind.cli import exits
from slatebind.cli.sides import compared, sided
from slatebind.cli.streams import echo, echo_err

EXAMPLES = """
\b
Examples:
  slatebind changelog v1.2:spec/acme.yaml spec/acme.yaml
  slatebind changelog --against v1.2 docs --surface sdk
"""


@click.command(epilog=EXAMPLES)
@sided
def command(*, sides: tuple[str, ...], **given: object) -> int:
    """Print the changes between two versions of an API as a changelog entry in Markdown."""
    from slatebind.diff.reports.markdown import changelog

    text = changelog(compared(sides, **given))  # type: ignore[arg-type]
    echo(text)
    if not text:
        echo_err("no changes")
    return exits.FINE

"""``slatebind bump``."""

import click

from slatebind.cli import exits
from slatebind.cli.sides import compared, sided
from slatebind.cli.streams import echo

EXAMPLES = """
\b
Examples:
  slatebind bump v1.2:spec/acme.yaml spec/acme.yaml
  slatebind bump --against v1.2 docs --surface sdk     how the generated package's version has to rise
"""


@click.command(epilog=EXAMPLES)
@sided
def command(*, sides: tuple[str, ...], **given: object) -> int:
    """Print how the version has to rise between two versions of an API: major, minor, patch or none.

    Major where requests or code break, minor where they notice anything else, patch for the docs alone.
    """
    echo(f"{compared(sides, **given).bump}\n")  # type: ignore[arg-type]
    return exits.FINE

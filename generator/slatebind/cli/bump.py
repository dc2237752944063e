"""``slatebind bump``."""

import click

from slatebind.cli import exits
from slatebind.cli.sides import compared, sided
from slatebind.cli.streams import echo

EXAMPLES = """
\b
Examples:
  slatebind bump v1.2:spec/acme.yaml spec/acme.yaml
  slatebind bump --against v1.2 docs --surface sdk     the bump of the generated package's version
"""


@click.command(epilog=EXAMPLES)
@sided
def command(*, sides: tuple[str, ...], **given: object) -> int:
    """Print the version bump that the changes between two versions of an API require: major, minor, patch or none.

    Major if requests or code break, minor if anything else changes for them, patch if only the docs change.
    """
    echo(f"{compared(sides, **given).bump}\n")  # type: ignore[arg-type]
    return exits.FINE

"""``slatebind schema``."""

from typing import Any

import click
import msgspec

from slatebind.cli.streams import echo
from slatebind.spec.schema import json_schema, overlay_schema

EXAMPLES = """
\b
Examples:
  slatebind schema > spec.schema.json
  slatebind schema overlay > overlay.schema.json

\b
An editor with YAML support then completes and checks a spec that begins with
  # yaml-language-server: $schema=spec.schema.json
"""


def _diff() -> dict[str, Any]:
    from slatebind.diff.reports.as_json import diff_schema

    return diff_schema()


def _report() -> dict[str, Any]:
    from slatebind.project.account_formats import report_schema

    return report_schema()


SCHEMAS = {"spec": json_schema, "overlay": overlay_schema, "diff": _diff, "report": _report}


@click.command(epilog=EXAMPLES)
@click.argument("kind", type=click.Choice(list(SCHEMAS)), default="spec")
def command(*, kind: str) -> None:
    """Print the JSON Schema of specs, of overlays, of what `diff --format json` prints, or of `extract --report`."""
    echo(msgspec.json.format(msgspec.json.encode(SCHEMAS[kind]()), indent=2).decode() + "\n")

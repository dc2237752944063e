"""``slatebind schema``."""

from collections.abc import Callable
from typing import Any

import click
import msgspec

from slatebind.cli.streams import echo
from slatebind.data.json_schema import schema_of
from slatebind.spec.schema import json_schema, overlay_schema

EXAMPLES = """
\b
Examples:
  slatebind schema > spec.schema.json
  slatebind schema overlay > overlay.schema.json
  slatebind schema config > slatebind.schema.json

\b
An editor with YAML support then completes and checks a file that begins with
  # yaml-language-server: $schema=spec.schema.json
and one with TOML support a slatebind.toml that begins with
  #:schema slatebind.schema.json
"""


def _config() -> dict[str, Any]:
    from slatebind.project.config import Config

    return schema_of(Config, "slatebind.toml")


def _dialect() -> dict[str, Any]:
    from slatebind.dialects.schema import dialect_schema

    return dialect_schema()


def _target() -> dict[str, Any]:
    from slatebind.rendering.targets.manifest import Manifest

    return schema_of(Manifest, "target.yaml of slatebind")


def _language() -> dict[str, Any]:
    from slatebind.rendering.languages.language import Language

    return schema_of(Language, "slatebind language")


def _diff() -> dict[str, Any]:
    from slatebind.diff.reports.as_json import diff_schema

    return diff_schema()


def _report() -> dict[str, Any]:
    from slatebind.project.account_formats import report_schema

    return report_schema()


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "spec": json_schema,
    "overlay": overlay_schema,
    "config": _config,
    "dialect": _dialect,
    "target": _target,
    "language": _language,
    "diff": _diff,
    "report": _report,
}


@click.command(epilog=EXAMPLES)
@click.argument("kind", type=click.Choice(list(SCHEMAS)), default="spec")
def command(*, kind: str) -> None:
    """Print the JSON Schema of a kind of file.

    Of specs, overlays, slatebind.toml (config), dialects, target.yaml (target) and languages, and of what `diff
    --format json` (diff) and `extract --report` (report) write.
    """
    echo(msgspec.json.format(msgspec.json.encode(SCHEMAS[kind]()), indent=2).decode() + "\n")

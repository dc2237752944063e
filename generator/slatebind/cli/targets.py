"""``slatebind targets``."""

from typing import Literal

import click
import msgspec

from slatebind.cli import exit_codes
from slatebind.cli.options import option, options
from slatebind.cli.streams import echo, echo_err
from slatebind.hidden_characters import escape_hidden
from slatebind.rendering.manifest import Option
from slatebind.rendering.target import Target, find_targets, load_target

EXAMPLES = """
\b
Examples:
  slatebind targets                       shipped targets
  slatebind targets --templates mine      and your own
"""


@click.command(epilog=EXAMPLES)
@options("templates")
@option("format", type=click.Choice(["text", "json"]), help="Format of the list.")
def command(*, templates: tuple[str, ...], format: Literal["text", "json"]) -> int:  # noqa: A002 - the option's name
    """List the available targets and the options of each."""
    targets = []
    broken = False
    for name in find_targets(templates):
        target, problems = load_target(name, templates)
        for problem in problems:
            broken = True
            echo_err(str(problem))
        if target:
            targets.append(target)
    echo(_json(targets) if format == "json" else "\n".join(map(_text, targets)))
    return exit_codes.FINDINGS if broken else exit_codes.SUCCESS


def _text(target: Target) -> str:
    lines = [f"{target.name}: {escape_hidden(target.manifest.description)}"]
    lines += [f"  --option {name}=...  {_explained(option)}" for name, option in target.manifest.options.items()]
    return "\n".join(lines) + "\n"


def _explained(option: Option) -> str:
    default = "required" if option.default is None else f"default: {option.default}"
    return escape_hidden(option.help if option.default == "" else f"{option.help} ({default})")


def _json(targets: list[Target]) -> str:
    described = [
        {"name": target.name, "description": target.manifest.description, "options": target.manifest.options}
        for target in targets
    ]
    return msgspec.json.format(msgspec.json.encode(described), indent=2).decode() + "\n"

"""``slatebind targets``."""

from typing import Literal

import click
import msgspec

from slatebind.cli import exits
from slatebind.cli.options import template_folders
from slatebind.cli.streams import echo, echo_err
from slatebind.hidden_characters import escape_hidden
from slatebind.render.target import Option, Target, find_targets, load_target

EXAMPLES = """
\b
Examples:
  slatebind targets                             what ships
  slatebind targets --template-folder mine      and your own
"""


@click.command(epilog=EXAMPLES)
@template_folders
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(*, templates: tuple[str, ...], form: Literal["text", "json"]) -> int:
    """List what can be generated, with the options that each target takes."""
    targets = []
    broken = False
    for name in find_targets(templates):
        target, problems = load_target(name, templates)
        for problem in problems:
            broken = True
            echo_err(str(problem))
        if target:
            targets.append(target)
    echo(_json(targets) if form == "json" else "\n".join(map(_text, targets)))
    return exits.FINDINGS if broken else exits.FINE


def _text(target: Target) -> str:
    lines = [f"{target.name}: {escape_hidden(target.manifest.description)}"]
    lines += [f"  --option {name}=...  {_explained(option)}" for name, option in target.manifest.options.items()]
    return "\n".join(lines) + "\n"


def _explained(option: Option) -> str:
    default = "required" if option.default is None else f"default: {option.default}"
    return escape_hidden(f"{option.help} ({default})")


def _json(targets: list[Target]) -> str:
    described = [
        {"name": target.name, "description": target.manifest.description, "options": target.manifest.options}
        for target in targets
    ]
    return msgspec.json.format(msgspec.json.encode(described), indent=2).decode() + "\n"

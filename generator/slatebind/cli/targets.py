"""``slatebind targets``."""

from collections.abc import Iterable
from typing import Literal

import click
import msgspec

from slatebind.cli import exit_codes
from slatebind.cli.options import option, options
from slatebind.cli.streams import echo, echo_err
from slatebind.hidden_characters import escape_hidden, mask_hidden
from slatebind.rendering.targets.manifest import Option
from slatebind.rendering.targets.target import Target, find_targets, load_target, unknown_target

README = "README.md"
"""The page of a target, in its folder."""

EXAMPLES = """
\b
Examples:
  slatebind targets                       shipped targets
  slatebind targets openapi               all about one of them
  slatebind targets --templates mine      and your own
"""


@click.command(epilog=EXAMPLES)
@click.argument("name", required=False)
@options("templates")
@option("format", type=click.Choice(["text", "json"]), help="Format of the list.")
def command(
    *,
    name: str | None,
    templates: tuple[str, ...],
    format: Literal["text", "json"],  # noqa: A002 - the option's name
) -> int:
    """List the available targets and the options of each, or print all about the target NAME."""
    if name is not None and (problem := unknown_target(name, templates)):
        raise click.UsageError(problem)
    targets = []
    broken = False
    for known in find_targets(templates) if name is None else (name,):
        target, problems = load_target(known, templates)
        for finding in problems:
            broken = True
            echo_err(f"{finding}{f' ({finding.hint})' if finding.hint else ''}")
        if target:
            targets.append(target)
    if format == "json":
        echo(_json(targets))
    elif targets:
        echo("\n".join(map(_text if name is None else _page, targets)))
    return exit_codes.FINDINGS if broken else exit_codes.SUCCESS


def _text(target: Target) -> str:
    return "\n".join((_title(target), *_options(target))) + "\n"


def _page(target: Target) -> str:
    """Everything about a target: what it needs and writes, and its README."""
    manifest = target.manifest
    files = (plan.path if plan.each == "api" else f"{plan.path}, for each {plan.each}" for plan in manifest.files)
    copied = (f"{copy.to}/, copied from {copy.folder}/" for copy in manifest.copy)
    parts = {
        "language": [manifest.language] if manifest.language else [],
        "protocols": [", ".join(manifest.protocols) or "all"],
        "options": [line.strip() for line in _options(target)],
        "files": [*files, *copied],
    }
    lines = [_title(target)]
    for title, content in parts.items():
        lines += [f"\n{title}:", *(f"  {escape_hidden(line)}" for line in dict.fromkeys(content))] if content else []
    readme = target.find(README)
    text = readme.read_text(encoding="utf-8", errors="replace") if readme else ""
    return "\n".join([*lines, *([""] if text else []), *map(mask_hidden, text.splitlines())]) + "\n"


def _title(target: Target) -> str:
    return f"{target.name}: {escape_hidden(target.manifest.description)}"


def _options(target: Target) -> Iterable[str]:
    return (f"  --option {name}=...  {_explained(option)}" for name, option in target.manifest.options.items())


def _explained(option: Option) -> str:
    default = "required" if option.default is None else f"default: {option.default}"
    return escape_hidden(option.help if option.default == "" else f"{option.help} ({default})")


def _json(targets: list[Target]) -> str:
    described = [
        {
            "name": target.name,
            "description": target.manifest.description,
            "language": target.manifest.language,
            "protocols": target.manifest.protocols,
            "options": target.manifest.options,
        }
        for target in targets
    ]
    return msgspec.json.format(msgspec.json.encode(described), indent=2).decode() + "\n"

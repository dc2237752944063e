"""``slatebind init``."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from slatebind.casing import identifier
from slatebind.cli.streams import echo_err
from slatebind.dialects import load_dialect
from slatebind.files import UnwritableError
from slatebind.project.config_reader import CONFIG_FILE, find_config
from slatebind.project.discovery import FoundDocs, find_docs, named_docs
from slatebind.protocols import protocol_named
from slatebind.rendering.manifest import Manifest
from slatebind.rendering.options import nearest
from slatebind.rendering.target import load_target

EXAMPLES = """
\b
Examples:
  slatebind init                          docs in this folder, or one or two below
  slatebind init ../handbook/source       docs elsewhere
"""

_ENTRY_FILE = "index.html.md"

_TEMPLATE = """\
# What slatebind generates in this project: `slatebind generate` does it, `slatebind check` verifies it.
# Paths are relative to the folder of this file.
{parts}"""

_SPEC_TEMPLATE = """
[[spec]]
docs = {docs}
file = {file}  # extracted from the docs: commit and review it, but do not edit it
name = {name}
{dialect}# overlays = ["spec/overlays/{slug}.yaml"]  # corrections of the docs
"""

_TARGET_TEMPLATE = """
[[target]]
use = {use}{spec}
out = {out}
"""

_TARGETS = ("python", "openapi", "docs")
"""What is generated of docs, by the targets that support their protocol."""
_PATHS_ONLY = ("openapi",)
"""Targets that describe paths, which not every protocol has."""


@click.command(epilog=EXAMPLES)
@click.argument("docs", required=False)
def command(*, docs: str | None) -> None:
    """Create a slatebind.toml for the docs in this folder.

    Slate docs are searched for here and a few folders down, or taken from DOCS; a page for each language or version
    becomes a spec of its own. An existing file is never overwritten.
    """
    if Path(CONFIG_FILE).exists():
        raise click.ClickException(f"{CONFIG_FILE} exists; edit it, or move it away")
    existing = find_config(Path.cwd())
    if existing and existing.parent == Path.cwd():
        raise click.ClickException(f"{existing.name} has a [tool.slatebind]; edit it, or remove it")
    found = named_docs(docs) if docs else find_docs(Path())
    if not found:
        raise click.ClickException(
            f"found no Slate docs ({_ENTRY_FILE}) in this folder or below; try `slatebind init DOCS`"
        )
    _create(Path(CONFIG_FILE), _configuration(found))
    for docs_found in found:
        echo_err(f"found {docs_found.path}{f' (dialect {docs_found.dialect})' if docs_found.dialect else ''}")
    echo_err(f"wrote {CONFIG_FILE}; review it, then run `slatebind generate`")


def _configuration(found: Sequence[FoundDocs]) -> str:
    specs = "".join(map(_spec, found))
    targets = (_target(docs, use, is_only=len(found) == 1) for docs in found for use in _targets(docs))
    return _TEMPLATE.format(parts=specs + "".join(targets))


def _spec(docs: FoundDocs) -> str:
    dialect = f"dialect = {_toml(docs.dialect)}\n" if docs.dialect else ""
    return _SPEC_TEMPLATE.format(
        docs=_toml(docs.path), file=_toml(docs.spec_file), name=_toml(docs.slug), slug=docs.slug, dialect=dialect
    )


def _targets(docs: FoundDocs) -> tuple[str, ...]:
    """The targets to generate, by the protocol of the docs."""
    dialect, _ = load_dialect(docs.dialect) if docs.dialect else (None, ())
    protocol = protocol_named(dialect.protocol if dialect else "cloudstack")
    supported = (use for use in _TARGETS if protocol.name in (_manifest(use).protocols or (protocol.name,)))
    return tuple(use for use in supported if protocol.has_paths or use not in _PATHS_ONLY)


def _target(docs: FoundDocs, use: str, *, is_only: bool) -> str:
    text = _TARGET_TEMPLATE.format(
        use=_toml(use),
        spec="" if is_only else f"\nspec = {_toml(docs.spec_file)}",
        out=_toml(f"generated/{use}" if is_only else f"generated/{docs.slug}/{use}"),
    )
    package = _manifest(use).options.get("package")
    return f"{text}options.package = {_toml(nearest(package, identifier(docs.slug, 'api')))}\n" if package else text


def _manifest(use: str) -> Manifest:
    target, _ = load_target(use)
    assert target is not None
    return target.manifest


def _toml(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's as well."""
    return json.dumps(text, ensure_ascii=False)


def _create(path: Path, text: str) -> None:
    """Write a new file; one that appears in the meantime is not overwritten either."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UnwritableError(f"{path}: {error.strerror or error}") from error

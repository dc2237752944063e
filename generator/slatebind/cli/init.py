"""``slatebind init``."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from slatebind.cli.options import option
from slatebind.cli.streams import echo_err
from slatebind.dialects import load_dialect
from slatebind.files import UnwritableError
from slatebind.project.config_reader import CONFIG_FILE, find_config
from slatebind.project.discovery import FoundDocs, find_docs, named_docs
from slatebind.protocols import protocol_named
from slatebind.rendering.targets.manifest import Manifest
from slatebind.rendering.targets.options import nearest
from slatebind.rendering.targets.target import load_target, unknown_target

EXAMPLES = """
\b
Examples:
  slatebind init                          docs in this folder, or one or two below
  slatebind init ../handbook/source       docs elsewhere
  slatebind init --target openapi         nothing but an OpenAPI document
"""

_ENTRY_FILE = "index.html.md"

_TEMPLATE = """\
# What slatebind generates in this project: `slatebind generate` does it, `slatebind check` verifies it.
# Paths are relative to the folder of this file.
{parts}"""

_SPEC_TEMPLATE = """
[[spec]]
docs = {docs}
file = {file}  # extracted from the docs: commit and review it; edit nothing but names in it
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
@option("target", help="Target to configure, instead of all that support the docs.")
def command(*, docs: str | None, target: str | None) -> None:
    """Create a slatebind.toml for the docs in this folder.

    Slate docs are searched for here and a few folders down, or taken from DOCS; a page for each language or version
    becomes a spec of its own. An existing file is never overwritten.
    """
    if Path(CONFIG_FILE).exists():
        raise click.ClickException(f"{CONFIG_FILE} exists; edit it, or move it away")
    existing = find_config(Path.cwd())
    if existing and existing.parent == Path.cwd():
        raise click.ClickException(f"{existing.name} has a [tool.slatebind]; edit it, or remove it")
    if target is not None:
        _check_target(target)
    found = named_docs(docs) if docs else find_docs(Path())
    if not found:
        raise click.ClickException(
            f"found no Slate docs ({_ENTRY_FILE}) in this folder or below; try `slatebind init DOCS`"
        )
    _create(Path(CONFIG_FILE), _configuration(found, target))
    for docs_found in found:
        echo_err(f"found {docs_found.path}{f' (dialect {docs_found.dialect})' if docs_found.dialect else ''}")
    echo_err(f"wrote {CONFIG_FILE}; review it, then run `slatebind generate`")


def _check_target(name: str) -> None:
    """Raises UsageError if there is no such target."""
    if problem := unknown_target(name):
        raise click.UsageError(problem)


def _configuration(found: Sequence[FoundDocs], only: str | None) -> str:
    specs = "".join(map(_spec, found))
    chosen = [(docs, use) for docs in found for use in _targets(docs, only)]
    if only is not None and not chosen:
        protocols = ", ".join(_manifest(only).protocols)
        message = f"target `{only}` does not support the protocol of the docs; it supports {protocols}"
        raise click.ClickException(message)
    targets = (_target(docs, use, is_only=len(found) == 1) for docs, use in chosen)
    return _TEMPLATE.format(parts=specs + "".join(targets))


def _spec(docs: FoundDocs) -> str:
    dialect = f"dialect = {_toml(docs.dialect)}\n" if docs.dialect else ""
    return _SPEC_TEMPLATE.format(
        docs=_toml(docs.path), file=_toml(docs.spec_file), name=_toml(docs.slug), slug=docs.slug, dialect=dialect
    )


def _targets(docs: FoundDocs, only: str | None) -> tuple[str, ...]:
    """The targets to generate by the protocol of the docs, or only one of them."""
    dialect, _ = load_dialect(docs.dialect) if docs.dialect else (None, ())
    protocol = protocol_named(dialect.protocol if dialect else "cloudstack")
    names = _TARGETS if only is None else (only,)
    supported = (use for use in names if protocol.name in (_manifest(use).protocols or (protocol.name,)))
    return tuple(use for use in supported if only or protocol.has_paths or use not in _PATHS_ONLY)


def _target(docs: FoundDocs, use: str, *, is_only: bool) -> str:
    text = _TARGET_TEMPLATE.format(
        use=_toml(use),
        spec="" if is_only else f"\nspec = {_toml(docs.spec_file)}",
        out=_toml(f"generated/{use}" if is_only else f"generated/{docs.slug}/{use}"),
    )
    manifest = _manifest(use)
    package = manifest.options.get("package")
    return f"{text}options.package = {_toml(nearest(package, docs.slug or 'api', manifest))}\n" if package else text


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

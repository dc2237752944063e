"""``slatebind init``."""

import json
import os
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

import click

from slatebind.casing import identifier, snake
from slatebind.cli.streams import echo_err
from slatebind.files import UnwritableError
from slatebind.markdown import read_document
from slatebind.project.config_reader import CONFIG_FILE, find_config
from slatebind.rendering.options import nearest
from slatebind.rendering.target import load_target

EXAMPLES = """
\b
Examples:
  slatebind init                          docs in this folder, or one or two below
  slatebind init ../handbook/source       docs elsewhere
"""

_MAX_DEPTH = 3
_ENTRY_FILE = "index.html.md"
_GENERIC_WORDS = frozenset(
    {*("api", "apis", "rest", "http", "reference", "documentation", "docs", "doc", "guide", "slate", "source", "src")}
    | {*("content", "main", "master", "repo", "git", "work", "tmp", "index", "html", "md", "readme", "home", "the")}
)
"""Words of titles and folders that say nothing about the API; Slate's default title is "API Reference"."""
_MAX_SLUG = 60
"""Characters: it becomes part of file names."""
_SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "build", "dist", "generated"})

_TEMPLATE = """\
# What slatebind generates in this project: `slatebind generate` does it, `slatebind check` verifies it.
# Paths are relative to the folder of this file.
{parts}"""

_SPEC_TEMPLATE = """
[[spec]]
docs = {docs}
file = {file}  # extracted from the docs: commit and review it, but do not edit it
name = {name}
# overlays = ["spec/overlays/{slug}.yaml"]  # corrections of the docs
"""

_TARGETS_TEMPLATE = """
[[target]]
use = "python"{spec}
out = "generated/{folder}python"
options.package = {package}

[[target]]
use = "docs"{spec}
out = "generated/{folder}docs"
"""


class Found(NamedTuple):
    """Slate docs that were found."""

    docs: str
    slug: str

    @property
    def file(self) -> str:
        """The file for their spec."""
        return f"spec/{self.slug}.yaml"


@click.command(epilog=EXAMPLES)
@click.argument("docs", required=False)
def command(*, docs: str | None) -> None:
    """Create a slatebind.toml for the docs in this folder.

    Slate docs are searched for here and a few folders down, or taken from DOCS. An existing file is never
    overwritten.
    """
    if Path(CONFIG_FILE).exists():
        raise click.ClickException(f"{CONFIG_FILE} exists; edit it, or move it away")
    existing = find_config(Path.cwd())
    if existing and existing.parent == Path.cwd():
        raise click.ClickException(f"{existing.name} has a [tool.slatebind]; edit it, or remove it")
    found = _named([docs] if docs else _search(Path()))
    if not found:
        raise click.ClickException(
            f"found no Slate docs ({_ENTRY_FILE}) in this folder or below; try `slatebind init DOCS`"
        )
    _create(Path(CONFIG_FILE), _configuration(found))
    for docs_found in found:
        echo_err(f"found {docs_found.docs}")
    echo_err(f"wrote {CONFIG_FILE}; review it, then run `slatebind generate`")


def _search(folder: Path) -> list[str]:
    """Folders with Slate docs, as Slate lays them out, the uppermost of each."""
    found: list[str] = []
    for parent, names, files in os.walk(folder):
        here = Path(parent)
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _SKIPPED_FOLDERS)
        if _ENTRY_FILE in files:
            found.append((here.parent if here.name == "source" else here).as_posix())
            names.clear()
        if len(here.parts) >= _MAX_DEPTH:
            names.clear()
    return found


def _named(docs: list[str]) -> list[Found]:
    """Docs with a slug each, derived from their titles or folders; a number distinguishes equal ones."""
    found: dict[str, Found] = {}
    for path in docs:
        slug = _slug(path)
        unique = next(name for name in chain([slug], (f"{slug}-{n}" for n in count(2))) if name not in found)
        found[unique] = Found(path, unique)
    return list(found.values())


def _slug(docs: str) -> str:
    """A short name for docs: their title, unless that is Slate's own; else the nearest folder with a name."""
    title = read_document(docs).front_matter.get("title")
    folders = reversed(Path(docs).resolve().parts)
    candidates = (snake(name) for name in chain([title if isinstance(title, str) else ""], folders))
    return (
        next((name for name in candidates if name and not _is_generic(name)), "api")[:_MAX_SLUG]
        .strip("_")
        .replace("_", "-")
    )


def _is_generic(name: str) -> bool:
    return set(name.split("_")) <= _GENERIC_WORDS


def _package(slug: str) -> str:
    """A legal name for the Python package."""
    target, _ = load_target("python")
    assert target is not None
    return nearest(target.manifest.options["package"], identifier(slug, "api"))


def _configuration(found: list[Found]) -> str:
    several = len(found) > 1
    parts = [
        _SPEC_TEMPLATE.format(docs=_toml(spec.docs), file=_toml(spec.file), name=_toml(spec.slug), slug=spec.slug)
        for spec in found
    ]
    parts += [
        _TARGETS_TEMPLATE.format(
            spec=f"\nspec = {_toml(spec.file)}" if several else "",
            folder=f"{spec.slug}/" if several else "",
            package=_toml(_package(spec.slug)),
        )
        for spec in found
    ]
    return _TEMPLATE.format(parts="".join(parts))


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

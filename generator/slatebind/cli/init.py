"""``slatebind init``."""

import json
import os
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

import click

from slatebind.casing import identifier, snake
from slatebind.cli.streams import echo_err
from slatebind.config import FILE, find_config
from slatebind.files import UnwritableError
from slatebind.markdown import read_document

EXAMPLES = """
\b
Examples:
  slatebind init                          docs in this folder, or one or two below
  slatebind init ../handbook/source       docs elsewhere
"""

_DEPTH = 3
_ENTRANCE = "index.html.md"
_SKIPPED = frozenset({"node_modules", "venv", "build", "dist", "generated"})

_PLAN = """\
# What slatebind makes in this project. `slatebind generate` does it, `slatebind check` tells whether it is done.
# Paths start from this file's folder.
{parts}"""

_SPEC = """
[[spec]]
docs = {docs}
file = {file}  # extracted from the docs: commit it, review it, but do not edit it
name = {name}
# overlays = ["spec/overlays/{slug}.yaml"]  # what the docs get wrong is corrected here
"""

_TARGETS = """
[[target]]
use = "python"{spec}
out = "generated/{folder}python"
options.package = {package}

[[target]]
use = "docs"{spec}
out = "generated/{folder}docs"
"""


class Found(NamedTuple):
    """Docs that a plan can start from."""

    docs: str
    slug: str

    @property
    def file(self) -> str:
        """Where their spec goes."""
        return f"spec/{self.slug}.yaml"


@click.command(epilog=EXAMPLES)
@click.argument("docs", required=False)
def command(*, docs: str | None) -> None:
    """Write a slatebind.toml from a look at the folder.

    Slate docs are looked for here and a few folders down, or taken from DOCS. A file that is there is never
    overwritten.
    """
    if Path(FILE).exists():
        raise click.ClickException(f"{FILE} is there already; edit it, or move it away")
    planned = find_config(Path.cwd())
    if planned and planned.parent == Path.cwd():
        raise click.ClickException(f"{planned.name} holds a plan already, in [tool.slatebind]; edit it, or remove it")
    found = _named([docs] if docs else _look(Path()))
    if not found:
        raise click.ClickException(f"no Slate docs ({_ENTRANCE}) are in this folder or below; `slatebind init DOCS`")
    _create(Path(FILE), _plan(found))
    for one in found:
        echo_err(f"found {one.docs}")
    echo_err(f"wrote {FILE}; have a look at it, then run `slatebind generate`")


def _look(folder: Path) -> list[str]:
    """Folders that hold Slate docs, as Slate lays them out, the uppermost of each."""
    found: list[str] = []
    for parent, names, files in os.walk(folder):
        here = Path(parent)
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _SKIPPED)
        if _ENTRANCE in files:
            found.append((here.parent if here.name == "source" else here).as_posix())
            names.clear()
        if len(here.parts) >= _DEPTH:
            names.clear()
    return found


def _named(docs: list[str]) -> list[Found]:
    """Docs with a slug each, made from their titles; a number tells equal ones apart."""
    found: dict[str, Found] = {}
    for path in docs:
        title = read_document(path).front_matter.get("title")
        slug = snake(title if isinstance(title, str) else "").replace("_", "-") or "api"
        unique = next(name for name in chain([slug], (f"{slug}-{n}" for n in count(2))) if name not in found)
        found[unique] = Found(path, unique)
    return list(found.values())


def _plan(found: list[Found]) -> str:
    several = len(found) > 1
    parts = [
        _SPEC.format(docs=_toml(one.docs), file=_toml(one.file), name=_toml(one.slug), slug=one.slug) for one in found
    ]
    parts += [
        _TARGETS.format(
            spec=f"\nspec = {_toml(one.file)}" if several else "",
            folder=f"{one.slug}/" if several else "",
            package=_toml(identifier(one.slug, "api")),
        )
        for one in found
    ]
    return _PLAN.format(parts="".join(parts))


def _toml(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's as well."""
    return json.dumps(text, ensure_ascii=False)


def _create(path: Path, text: str) -> None:
    """Write a file that is not there yet; one that appears meanwhile is not overwritten either."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UnwritableError(f"{path}: {error.strerror or error}") from error

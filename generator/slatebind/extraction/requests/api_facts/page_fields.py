"""Where a response has what belongs to its pages: the fields around its elements, by a table or by an example."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedField
from slatebind.spec.model import TypeName

_PUNCTUATION = re.compile(r"[\W_]+")
_MAX_DEPTH = 3
_NOT_PLAIN: tuple[TypeName, ...] = ("list", "object", "map", "file")
_KEPT = 8192
"""Names whose folded form is kept: that of each field or parameter is compared with all words."""


class PageField(msgspec.Struct, frozen=True):
    """A field by its path, such as ``meta.total``. ``is_stated`` says that a table has it, not only an example."""

    path: str
    is_stated: bool = False
    is_url: bool = False


class _Leaf(msgspec.Struct, frozen=True):
    name: str
    found: PageField
    is_flag: bool


def page_field(parsed: ParsedCommand, names: Sequence[str], *, is_flag: bool = False) -> PageField | None:
    """The first of several fields that a response has, the outermost one: a plain one, no element of a list."""
    wanted = {folded(name): rank for rank, name in enumerate(names)}
    stated = [*_stated_leaves(parsed.envelope, (), wanted)]
    known = {leaf.found.path for leaf in stated}
    shown = (leaf for leaf in _leaves(parsed.command.response.example, (), wanted) if leaf.found.path not in known)
    leaves = [leaf for leaf in (*stated, *shown) if leaf.is_flag is is_flag]
    best = min(leaves, default=None, key=lambda leaf: (leaf.found.path.count("."), wanted[leaf.name]))
    return best.found if best is not None else None


def field_of_element(parsed: ParsedCommand, names: Iterable[str]) -> PageField | None:
    """The first of several fields that the elements of a list have, by a table, or by the first one in the example."""
    stated = {row.field.name for row in parsed.response if row.field.origin != "example"}
    shown = _first_element(parsed)
    name = next((name for name in names if name in stated or name in shown), None)
    return PageField(name, is_stated=name in stated) if name else None


def _first_element(parsed: ParsedCommand) -> dict[str, Any]:
    """The first element of the list that the example has; empty if there is none."""
    value = parsed.command.response.example
    for key in (parsed.command.response.key or "").split("."):
        value = value.get(key) if isinstance(value, dict) else None
    first = value[0] if isinstance(value, list) and value else None
    return first if isinstance(first, dict) else {}


def _stated_leaves(rows: Iterable[ParsedField], path: tuple[str, ...], wanted: Collection[str]) -> Iterator[_Leaf]:
    """The wanted fields that tables state around the elements."""
    for row in rows:
        name, kind = row.field.name, row.field.type
        if row.field.origin == "example" or len(path) >= _MAX_DEPTH:
            continue
        if kind == "object":
            yield from _stated_leaves(row.children, (*path, name), wanted)
        elif folded(name) in wanted and kind not in _NOT_PLAIN:
            found = PageField(".".join((*path, name)), is_stated=True, is_url=kind == "url")
            yield _Leaf(folded(name), found, kind == "boolean")


def _leaves(value: Any, path: tuple[str, ...], wanted: Collection[str]) -> Iterator[_Leaf]:
    """The wanted fields in an example; a link that is an object stands for the URL in it."""
    if not isinstance(value, dict) or len(path) >= _MAX_DEPTH:
        return
    for key, inner in value.items():
        if isinstance(inner, dict):
            url = inner.get("href")
            if folded(key) in wanted and isinstance(url, str):
                yield _leaf(key, url, (*path, key, "href"))
            yield from _leaves(inner, (*path, key), wanted)
        elif folded(key) in wanted and isinstance(inner, int | str):
            yield _leaf(key, inner, (*path, key))


def _leaf(key: str, value: int | str, path: tuple[str, ...]) -> _Leaf:
    is_url = isinstance(value, str) and value.startswith(("http://", "https://", "/"))
    return _Leaf(folded(key), PageField(".".join(path), is_url=is_url), isinstance(value, bool))


@lru_cache(maxsize=_KEPT)
def folded(name: str) -> str:
    """A name without case, punctuation and accents: names of parameters often lack those of the language."""
    text = name if name.isascii() else unicodedata.normalize("NFKD", name.lower())
    return _PUNCTUATION.sub("", text).lower()

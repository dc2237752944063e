"""The types of docs that are words, and lists and maps of them in any of the usual notations."""

import re

import msgspec

from slatebind.casing import singular
from slatebind.dialects import Dialect
from slatebind.spec.item_types import MAX_DEPTH
from slatebind.spec.model import TypeName

_OUTER = re.compile(r"(?P<outer>[^\W\d_]+)\s*(?P<inner>[<\[].+[>\]]|\sof\s.+)", re.DOTALL)
_WORD = re.compile(r"[A-Za-z_]\w*")
_COMPOUNDS: tuple[TypeName, ...] = ("list", "map")


class DocumentedType(msgspec.Struct, frozen=True):
    """The type of a type cell. ``documented`` is the docs' word if it is not the type's own name.

    ``nullable`` says that a value can be null. ``element`` is the word for the elements of a list if no type has it;
    ``items`` has it in its place.
    """

    type: TypeName
    items: str | None = None
    documented: str | None = None
    element: str | None = None
    nullable: bool = False


def parse_type(text: str, dialect: Dialect) -> DocumentedType | None:
    """The type that a text is, without markup."""
    simple = dialect.type_of(text)
    return DocumentedType(simple) if simple else _parse_compound(text, dialect, MAX_DEPTH)


def _parse_compound(text: str, dialect: Dialect, depth: int) -> DocumentedType | None:
    """A list or map with its elements, in any of the usual notations."""
    if text.endswith("]") and (element := text[:-1].rstrip()).endswith("["):
        return _list_of(element[:-1], dialect, depth)
    if text.startswith("[") and text.find("]") == len(text) - 1:
        return _list_of(text[1:-1], dialect, depth)
    compound = _OUTER.fullmatch(text)
    outer = dialect.type_of(compound["outer"]) if compound else None
    if compound is None or outer not in _COMPOUNDS:
        return None
    inner = _inner(compound["inner"].strip())
    if inner is None:
        return None
    if outer == "list":
        return _list_of(inner, dialect, depth)
    value = _type_of(inner.rpartition(",")[2], dialect)
    return DocumentedType("map", value) if value else None


def _inner(text: str) -> str | None:
    """What stands in brackets, or after ``of``."""
    if text.startswith("of"):
        return text[2:].strip()
    return text[1:-1].strip() if text[0] + text[-1] in ("<>", "[]") else None


def _list_of(text: str, dialect: Dialect, depth: int) -> DocumentedType | None:
    """A list of what a text names: a type, a list or map, or a word that may be a model's."""
    text = text.strip()
    if simple := _type_of(text, dialect):
        return DocumentedType("list", simple)
    inner = _parse_compound(text, dialect, depth - 1) if depth else None
    if inner is None:
        return DocumentedType("list", text, element=text) if _WORD.fullmatch(text) else None
    items = f"list[{inner.items}]" if inner.type == "list" and inner.items else inner.type
    return DocumentedType("list", items, element=inner.element)


def _type_of(word: str, dialect: Dialect) -> TypeName | None:
    """The type of a word in the singular or plural."""
    return dialect.type_of(word) or dialect.type_of(singular(word.strip()))

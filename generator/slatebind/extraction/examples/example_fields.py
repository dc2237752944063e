"""Fields of an example: what JSON shows of names, types and nesting. It gives way to what tables state."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from slatebind.data.json_tree import JsonObject, Member, Word, is_dots
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.commands.parsed_command import ParsedField
from slatebind.extraction.secrets_in_text import is_name_of_secret
from slatebind.spec.item_types import MAX_DEPTH
from slatebind.spec.model import Field, TypeName
from slatebind.spec.positions import RowPositions

_MAX_DEPTH = 12
"""Objects that are nested deeper are of unknown fields."""
_MAX_DESCRIPTION_LENGTH = 500
_INT32 = range(-(1 << 31), 1 << 31)
_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_TEXTS: tuple[tuple[TypeName, re.Pattern[str]], ...] = (
    ("date", re.compile(_DAY)),
    ("datetime", re.compile(rf"{_DAY}[T ]\d{{2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{{2}}:?(?:\d{{2}})?)?")),
    ("uuid", re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")),
    ("url", re.compile(r"https?://[^\s/]+\S*")),
)
"""The types of texts, where each of several values is one."""
_IDENTIFIER = re.compile(
    r"\d[\d.:-]*|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|https?://\S+|/\S*"
    r"|[a-z]{1,6}_(?=[a-z]*\d)[a-z0-9]{10,}"
)
"""A key that is no name of a field, but a number, a path or an id: the keys of such an object are data."""
_MIN_EQUAL = 5
"""Members from which on objects with the same fields are taken for the values of a map."""
_BRACKETS = "<>{}$ "


class _Shown(msgspec.Struct, frozen=True):
    """What values show: their type, the type of their elements, and the members of objects in them."""

    type: TypeName
    items: str | None = None
    objects: tuple[JsonObject, ...] = ()


def example_fields(
    objects: Sequence[JsonObject], at: Position, dialect: Dialect, depth: int = 0
) -> tuple[ParsedField, ...]:
    """The fields that objects have, those of all of them; ``at`` is the position of the line above the JSON."""
    members: dict[str, list[Member]] = {}
    for value in objects:
        for member in value.members:
            if member.key.strip() and not is_dots(member.key):
                members.setdefault(member.key, []).append(member)
    return tuple(_field(name, of_name, at, dialect, depth) for name, of_name in members.items())


def is_map(objects: Iterable[JsonObject]) -> bool:
    """Whether the keys of objects are data, such as ids, and no names of fields."""
    members = [member for value in objects for member in value.members if not is_dots(member.key)]
    if members and all(_IDENTIFIER.fullmatch(member.key) for member in members):
        return True
    shapes = {
        frozenset(inner.key for inner in member.value.members) if isinstance(member.value, JsonObject) else None
        for member in members
    }
    return len(members) >= _MIN_EQUAL and len(shapes) == 1 and len(shapes.pop() or ()) > 1


def _field(name: str, members: Sequence[Member], at: Position, dialect: Dialect, depth: int) -> ParsedField:
    values = [member.value for member in members]
    shown = _shown(values, dialect)
    children = example_fields(shown.objects, at, dialect, depth + 1) if depth < _MAX_DEPTH else ()
    items = shown.items
    if children and items is not None and not items.startswith("list["):
        items = None
    field = Field(
        name=name,
        # The value of a secret is replaced in the example, and what it was is not to be seen in its type either.
        type="string" if shown.type == "uuid" and is_name_of_secret(name) else shown.type,
        items=items,
        nullable=any(value is None for value in values),
        description=next((member.comment for member in members if member.comment), "")[:_MAX_DESCRIPTION_LENGTH],
        origin="example",
    )
    return ParsedField(field, RowPositions(Position(at.file, at.line + 1 + members[0].line)), children)


def _shown(values: Sequence[Any], dialect: Dialect) -> _Shown:
    """What several values of a field show together; any type if they differ."""
    known = [value for value in values if value is not None]
    if all(isinstance(value, JsonObject) for value in known) and known:
        objects = tuple(known)
        if not is_map(objects):
            return _Shown("object", objects=objects)
        inner = _shown([member.value for value in objects for member in value.members], dialect)
        return _Shown("map", _as_items(inner), inner.objects)
    if all(isinstance(value, list) for value in known) and known:
        inner = _shown([item for value in known for item in value if not is_dots(item)], dialect)
        return _Shown("list", _as_items(inner), inner.objects)
    return _Shown(_scalar_type(known, dialect))


def _as_items(inner: _Shown) -> str | None:
    """The notation of elements of a type; None if nothing is known about them."""
    if inner.type == "list":
        return f"list[{inner.items}]" if inner.items and inner.items.count("[") < MAX_DEPTH - 1 else "list"
    return None if inner.type == "any" else inner.type


def _scalar_type(values: Sequence[Any], dialect: Dialect) -> TypeName:
    if values and all(isinstance(value, str) for value in values):
        texts = next((kind for kind, pattern in _TEXTS if all(map(pattern.fullmatch, values))), None)
        return texts or "string"
    kinds = {_type_of(value, dialect) for value in values}
    if len(kinds) == 1:
        return kinds.pop()
    if kinds == {"integer", "long"}:
        return "long"
    return "float" if kinds and kinds <= {"integer", "long", "float"} else "any"


def _type_of(value: Any, dialect: Dialect) -> TypeName:
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer" if value in _INT32 else "long"
        case float():
            return "float"
        case str():
            return "string"
        case Word():
            return dialect.type_of(value.text.strip(_BRACKETS)) or "any"
        case _:
            return "any"

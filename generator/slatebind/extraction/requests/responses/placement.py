"""Where in the payload of an example the fields of a table are: tables often list those of the elements in a page."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from slatebind.data.json_tree import JsonObject
from slatebind.extraction.commands.parsed_command import ParsedField

_MAX_DEPTH = 4
"""Objects that are nested deeper are no pages."""
_MIN_ROWS = 2
"""A single name may be anywhere by chance."""


def most_known(value: Any, known: set[str], depth: int = 0) -> int:
    """How many of the names that tables state one object in a value has, or one inside of it."""
    objects = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, JsonObject)]
    names = {member.key for item in objects for member in item.members}
    own = len(names & known)
    if depth >= _MAX_DEPTH:
        return own
    inner = (most_known(member.value, known, depth + 1) for item in objects for member in item.members)
    return max((own, *inner))


def placed_rows(rows: Sequence[ParsedField], shown: Sequence[ParsedField]) -> tuple[ParsedField, ...]:
    """The fields of a payload of which tables state those of an object inside of it, together with its own or alone.

    ``shown`` are the fields of the payload in its example. The rows are returned as they are unless one object inside
    of it has most of those that the payload itself does not have.
    """
    others = {row.field.name for row in rows} - {row.field.name for row in shown}
    path = max(_paths(shown), key=lambda path: (_count(path, others), -len(path)), default=())
    found = _count(path, others) if path else 0
    if found < _MIN_ROWS or found * 2 <= len(others) or any(row.children for row in rows):
        return tuple(rows)
    return _placed(rows, shown, path)


def _placed(
    rows: Sequence[ParsedField], shown: Sequence[ParsedField], path: Sequence[ParsedField]
) -> tuple[ParsedField, ...]:
    if not path:
        return tuple(rows)
    holder = path[0]
    siblings = {row.field.name for row in shown}
    inside = {row.field.name for row in holder.children}
    own = {row.field.name: row for row in rows if row.field.name in siblings - inside}
    inner = _placed([row for row in rows if row.field.name not in own], holder.children, path[1:])
    stated = own.get(holder.field.name)
    held = replace(holder if stated is None else _with_type_of(stated, holder), children=inner)
    # As elsewhere, what only the example shows is below what tables state.
    further = (row for row in shown if row.field.name not in own)
    return tuple(held if row.field.name == holder.field.name else row for row in (*own.values(), *further))


def _with_type_of(stated: ParsedField, shown: ParsedField) -> ParsedField:
    """A stated row that holds others as an example shows it."""
    return replace(stated, field=replace(stated.field, type=shown.field.type, items=shown.field.items))


def _paths(shown: Sequence[ParsedField], depth: int = 0) -> Iterator[tuple[ParsedField, ...]]:
    """The paths to the objects inside of a payload."""
    for row in shown:
        if row.children and depth < _MAX_DEPTH:
            yield (row,)
            yield from ((row, *path) for path in _paths(row.children, depth + 1))


def _count(path: Sequence[ParsedField], known: set[str]) -> int:
    return len(known & {row.field.name for row in path[-1].children})

"""What examples add to the rows of tables: types that no table states, and what is inside of objects and lists."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from msgspec.structs import replace

from slatebind.data.json_tree import JsonObject
from slatebind.dialects import Dialect
from slatebind.extraction.commands.parsed_command import ParsedField, ParsedParam
from slatebind.extraction.examples.example_fields import example_fields
from slatebind.extraction.requests.responses.examples import WITHOUT_BODY, Example
from slatebind.extraction.requests.responses.member_comments import stated_in_comment
from slatebind.spec.model import FactSource, Field, Param

_CONTAINERS = ("object", "list", "map", "any")
_TIMES = ("datetime", "date")
_NUMBERS = ("integer", "long", "float")
_Record = TypeVar("_Record", Field, Param)


def with_shown(rows: Iterable[ParsedField], shown: Iterable[ParsedField]) -> tuple[ParsedField, ...]:
    """The fields of tables, with what an example shows of those of which the tables do not say it."""
    by_name = {row.field.name: row for row in shown}
    return tuple(_shown_field(row, by_name.get(row.field.name)) for row in rows)


def body_params(
    params: Iterable[ParsedParam], method: str, examples: Iterable[Example], dialect: Dialect
) -> Iterator[ParsedParam]:
    """The parameters of tables with what the example of the body shows of them; those it has if there are none.

    Parameters of other places are returned as they are.
    """
    values = ((example, example.value) for example in examples if example.role == "request")
    example, value = next(
        ((shown_example, found) for shown_example, found in values if isinstance(found, JsonObject)), (None, None)
    )
    shown = example_fields([value], example.at, dialect) if example is not None and value is not None else ()
    has_body = False
    by_name = {row.field.name: row for row in shown}
    for row in params:
        is_of_body = row.param.location == "body"
        has_body |= is_of_body
        yield _shown_param(row, by_name.get(row.param.name)) if is_of_body else row
    if not has_body and method not in WITHOUT_BODY:
        yield from (shown_param(row, "example", dialect) for row in shown)


def with_members(params: Iterable[ParsedParam], shown: Iterable[ParsedField]) -> Iterator[ParsedParam]:
    """The parameters of tables, with what a sample shows inside of objects, lists and maps of which they do not say it.

    Other types stay as they are stated.
    """
    by_name = {row.field.name: row for row in shown if row.children}
    for row in params:
        found = by_name.get(row.param.name) if row.param.location == "body" else None
        if found is not None and row.children:
            yield replace(row, children=_with_members_inside(row.children, found.children))
        else:
            yield _shown_param(row, found) if _is_left_open(row.param, row, found) else row


def _with_members_inside(rows: Iterable[ParsedField], shown: Iterable[ParsedField]) -> tuple[ParsedField, ...]:
    by_name = {row.field.name: row for row in shown if row.children}
    found = ((row, by_name.get(row.field.name)) for row in rows)
    return tuple(
        replace(row, children=_with_members_inside(row.children, inner.children))
        if inner is not None and row.children
        else _shown_field(row, inner)
        if _is_left_open(row.field, row, inner)
        else row
        for row, inner in found
    )


def _is_left_open(record: Field | Param, row: ParsedField | ParsedParam, shown: ParsedField | None) -> bool:
    """Whether a table states a container and leaves open what is inside of it, and a sample shows one of its kind."""
    if shown is None or not row.is_typed or record.type == "any":
        return False
    return _is_open(record, row) and (record.type == "list") is (shown.field.type == "list")


def _shown_field(row: ParsedField, shown: ParsedField | None) -> ParsedField:
    if shown is None or row.link is not None:
        return row
    return replace(row, field=_record(row.field, row, shown), children=_children(row.field, row, shown))


def _shown_param(row: ParsedParam, shown: ParsedField | None) -> ParsedParam:
    if shown is None or row.link is not None:
        return row
    return replace(row, param=_record(row.param, row, shown), children=_children(row.param, row, shown))


def _record(record: _Record, row: ParsedField | ParsedParam, shown: ParsedField) -> _Record:
    """A record with the type that an example shows, unless the table states one; with its elements if it is open."""
    found = shown.field
    if not row.is_typed:
        return _with_type(record, shown, has_children=bool(row.children))
    if record.type in _TIMES and found.type in _NUMBERS:
        # A time in seconds or milliseconds: docs call it a timestamp as well.
        return _with_type(record, shown, has_children=False)
    if not _is_open(record, row) or not shown.children:
        return record
    if record.type == "map" and found.type == "object":
        if _is_map(record, shown):
            return replace(record, items=_type_of_values(shown) or record.items)
        return replace(record, type="object")
    return replace(record, type=found.type if record.type == "any" else record.type, items=found.items)


def _is_map(record: Field | Param, shown: ParsedField) -> bool:
    """Whether a map of which an example shows an object is one, and no object with the members of the example.

    Users choose the keys of what is sent, and a single key may be one of any.
    """
    if isinstance(record, Param):
        return True
    return len(shown.children) == 1 and _type_of_values(shown) is not None


def _type_of_values(shown: ParsedField) -> str | None:
    """The type of the members of an object in an example, if all have the same scalar type."""
    kinds = {child.field.type for child in shown.children}
    kind = kinds.pop() if len(kinds) == 1 else "any"
    return None if kind in _CONTAINERS else kind


def _with_type(record: _Record, shown: ParsedField, *, has_children: bool) -> _Record:
    found = shown.field
    if has_children and found.type not in _CONTAINERS:
        return record
    # A value that is always null has some type.
    kind = record.type if found.type == "any" and found.nullable else found.type
    facts: dict[str, Any] = {"type": kind, "items": found.items, "nullable": record.nullable or found.nullable}
    changed = {key: value for key, value in facts.items() if value != getattr(record, key)}
    sources: dict[str, FactSource] = dict.fromkeys(changed, "example")
    origin = record.origin if isinstance(record.origin, dict) else {}
    return replace(record, **changed, origin={**origin, **sources})


def _is_open(record: Field | Param, row: ParsedField | ParsedParam) -> bool:
    """Whether a table leaves open what is inside of a container."""
    return not row.children and record.type in _CONTAINERS and record.items in (None, "object", "any")


def _children(record: Field | Param, row: ParsedField | ParsedParam, shown: ParsedField) -> tuple[ParsedField, ...]:
    if row.children:
        return with_shown(row.children, shown.children)
    if record.type == "map" and shown.field.type == "object" and _is_map(record, shown):
        return ()
    return shown.children if not row.is_typed or _is_open(record, row) else row.children


def shown_param(row: ParsedField, origin: FactSource, dialect: Dialect) -> ParsedParam:
    """The parameter of a body that an example or a sample shows; a comment may say that it is required."""
    row = _with_necessity(row, dialect)
    field = row.field
    param = Param(
        name=field.name,
        type=field.type,
        items=field.items,
        location="body",
        required=field.required,
        nullable=field.nullable,
        description=field.description,
        origin=origin,
    )
    return ParsedParam(param, row.at, row.children)


def _with_necessity(row: ParsedField, dialect: Dialect) -> ParsedField:
    """A field of a request with what the comment at it and those inside of it say of whether it is required."""
    is_required = stated_in_comment(row.field.description, dialect) is True
    children = tuple(_with_necessity(child, dialect) for child in row.children)
    return replace(row, field=replace(row.field, required=is_required), children=children)

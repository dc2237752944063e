"""What an operation answers with: its payload and what is around it, from tables of fields, else from examples."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from slatebind.data.json_tree import JsonObject, Member, is_dots, plain_value
from slatebind.dialects import Dialect
from slatebind.extraction.commands.parsed_command import ParsedField, ParsedParam, Reference
from slatebind.extraction.examples.example_fields import example_fields, is_map
from slatebind.extraction.examples.example_types import report_other_types
from slatebind.extraction.examples.united_examples import completed
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.responses.envelopes import StatedEnvelope, names_payload, stated_envelope
from slatebind.extraction.requests.responses.example_facts import with_shown
from slatebind.extraction.requests.responses.examples import Example
from slatebind.extraction.requests.responses.placement import most_known, placed_rows
from slatebind.extraction.requests.responses.stated_statuses import stated_status
from slatebind.extraction.requests.responses.statuses import lowest_success
from slatebind.spec.model import Response, Shape, Status


class Answer(msgspec.Struct, frozen=True):
    """The response of an operation with the fields of its payload, and those around the payload.

    ``stated`` are those of the payload that tables state, ``reference`` is what they say that it consists of.
    """

    response: Response
    fields: tuple[ParsedField, ...] = ()
    envelope: tuple[ParsedField, ...] = ()
    stated: tuple[ParsedField, ...] = ()
    reference: Reference | None = None


class ResponseTables(msgspec.Struct, frozen=True):
    """What the tables of an operation say of its response: the rows of fields, and the statuses.

    ``is_list`` says that the rows are those of the elements of a list, if no example shows what they are of.
    """

    rows: tuple[ParsedField, ...] = ()
    statuses: tuple[Status, ...] = ()
    is_list: bool = False


class _Payload(msgspec.Struct, frozen=True):
    """What was asked for in a JSON response: its key if it is a member, its objects, and the members around it."""

    shape: Shape
    objects: tuple[JsonObject, ...]
    key: str | None = None
    around: tuple[Member, ...] = ()


def read_answer(
    operation: Operation,
    tables: ResponseTables,
    params: Iterable[ParsedParam],
    examples: Sequence[Example],
    dialect: Dialect,
    report: Report,
) -> Answer:
    """The answer of an operation. The rows of tables of fields decide where there are any."""
    responses = [example for example in examples if example.role == "response"]
    example = next(
        (response for response in responses if response.value not in (None, []) and response.value != JsonObject([])),
        None,
    )
    for other in responses:
        if example is not None and other is not example and other.json.values:
            report.add("text-not-kept", other.at, "only the first example is kept, and not this one")
    status = next((response.status for response in responses if response.status), None) or lowest_success(
        tables.statuses
    )
    status = status or stated_status(operation.parts, dialect)
    rows = tables.rows
    stated = stated_envelope(rows, params, example and example.value, operation, dialect)
    if stated is not None and not tables.is_list:
        return _in_envelope(stated, example, status, dialect, report)
    if example is None:
        other_type = next((response.content_type for response in responses if response.content_type), None)
        shape: Shape = "list" if rows and tables.is_list else "object" if rows else "none"
        return Answer(Response(status=status, content_type=other_type, shape=shape), rows, stated=rows)
    payload = _payload(example.value, {row.field.name for row in rows}, operation, dialect)
    shown, envelope = _shown(payload, example, dialect)
    response = Response(
        status=status,
        shape=payload.shape,
        key=payload.key,
        envelope_fields=tuple(row.field for row in envelope),
        example=plain_value(example.value),
    )
    if not rows:
        return Answer(response, shown, envelope)
    placed = placed_rows(rows, shown)
    report_other_types(placed, shown, report)
    return Answer(response, completed(with_shown(placed, shown), shown), envelope, stated=rows)


def _in_envelope(
    stated: StatedEnvelope, example: Example | None, status: int | str | None, dialect: Dialect, report: Report
) -> Answer:
    """The answer of an operation whose table has a list, and what is around it."""
    fields, envelope = stated.fields, stated.around
    if example is not None:
        members = example.value.members if isinstance(example.value, JsonObject) else []
        shown, shown_around = _shown(_payload_of(members, stated.key), example, dialect)
        report_other_types(fields, shown, report)
        fields = completed(with_shown(fields, shown), shown) if fields else shown
        envelope = completed(with_shown(envelope, shown_around), shown_around)
    response = Response(
        status=status,
        shape="list",
        key=stated.key,
        envelope_fields=tuple(row.field for row in envelope),
        example=plain_value(example.value) if example is not None else None,
    )
    return Answer(response, fields, envelope, stated.fields, stated.reference)


def _shown(
    payload: _Payload, example: Example, dialect: Dialect
) -> tuple[tuple[ParsedField, ...], tuple[ParsedField, ...]]:
    """The fields of a payload that an example shows, and those around it."""
    fields = () if is_map(payload.objects) else example_fields(payload.objects, example.at, dialect)
    return fields, example_fields([JsonObject(list(payload.around))], example.at, dialect)


def _payload_of(members: Sequence[Member], key: str) -> _Payload:
    """The list that is the member of this key, and the members around it."""
    value = next((member.value for member in members if member.key == key), None)
    around = tuple(member for member in members if member.key != key)
    return _Payload("list", _objects(value), key, around)


def _payload(value: Any, known: set[str], operation: Operation, dialect: Dialect) -> _Payload:
    """The payload of a response. ``known`` are the names of fields that tables state."""
    if isinstance(value, list):
        return _Payload("list", _objects(value))
    if not isinstance(value, JsonObject):
        return _Payload("none", ())
    members = [member for member in value.members if not is_dots(member.key)]
    inner = _stated_member(members, known) if known else _member(members, operation, dialect)
    if inner is None:
        return _Payload("object", (value,))
    around = tuple(member for member in members if member is not inner)
    shape: Shape = "list" if isinstance(inner.value, list) else "object"
    return _Payload(shape, _objects(inner.value), inner.key, around)


def _objects(value: Any) -> tuple[JsonObject, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(item for item in values if isinstance(item, JsonObject))


def _stated_member(members: Sequence[Member], known: set[str]) -> Member | None:
    """The member whose objects have more of the fields that tables state than the object around it.

    So may those inside of them, such as the elements of a page.
    """
    counts = {member.key: most_known(member.value, known) for member in members}
    best = max(members, key=lambda member: counts[member.key], default=None)
    own = len({member.key for member in members} & known)
    return best if best is not None and counts[best.key] > own else None


def _member(members: Sequence[Member], operation: Operation, dialect: Dialect) -> Member | None:
    """The member that holds the payload: the only one, one with the name of the resource or of payloads in general.

    A list that is the only one counts, too, where a collection was asked for. An object with an id is the payload.
    """
    holders = [member for member in members if _objects(member.value) and not is_map(_objects(member.value))]
    if len(members) == 1 or any(_folded(member.key) == "id" for member in members):
        return holders[0] if len(members) == 1 and holders else None
    segments = [segment for segment in (operation.url.path or "").split("/") if segment]
    fixed = [segment for segment in segments if "{" not in segment]
    named = [member for member in holders if names_payload(member.key, segments, dialect)]
    if len(named) == 1:
        return named[0]
    lists = [member for member in holders if isinstance(member.value, list)]
    is_collection = operation.method == "GET" and segments[-1:] == fixed[-1:]
    others = (member.value for member in members if member not in lists)
    if len(lists) == 1 and is_collection and all(_is_flat(value) for value in others):
        return lists[0]
    return None


def _is_flat(value: Any) -> bool:
    """Whether a value is a scalar, or an object of scalars, such as one with the number of pages."""
    members = value.members if isinstance(value, JsonObject) else ()
    return not isinstance(value, list) and not any(isinstance(member.value, JsonObject | list) for member in members)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()

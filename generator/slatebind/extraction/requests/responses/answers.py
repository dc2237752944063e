"""What an operation answers with: its payload and what is around it, from tables of fields, else from examples."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from slatebind.casing import singular
from slatebind.data.json_tree import JsonObject, Member, is_dots, plain_value
from slatebind.dialects import Dialect
from slatebind.extraction.commands.parsed_command import ParsedField
from slatebind.extraction.examples.example_fields import example_fields, is_map
from slatebind.extraction.examples.example_types import report_other_types
from slatebind.extraction.examples.united_examples import completed
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.responses.example_facts import with_shown
from slatebind.extraction.requests.responses.examples import Example
from slatebind.extraction.requests.responses.placement import most_known, placed_rows
from slatebind.extraction.requests.responses.stated_statuses import stated_status
from slatebind.extraction.requests.responses.statuses import lowest_success
from slatebind.spec.model import Response, Shape, Status


class Answer(msgspec.Struct, frozen=True):
    """The response of an operation with the fields of its payload, and those around the payload."""

    response: Response
    fields: tuple[ParsedField, ...] = ()
    envelope: tuple[ParsedField, ...] = ()


class _Payload(msgspec.Struct, frozen=True):
    """What was asked for in a JSON response: its key if it is a member, its objects, and the members around it."""

    shape: Shape
    objects: tuple[JsonObject, ...]
    key: str | None = None
    around: tuple[Member, ...] = ()


def read_answer(
    operation: Operation,
    rows: Sequence[ParsedField],
    statuses: Iterable[Status],
    examples: Sequence[Example],
    dialect: Dialect,
    report: Report,
    *,
    is_list: bool = False,
) -> Answer:
    """The answer of an operation. ``rows`` are those of tables of fields, which decide where there are any.

    Without an example, ``is_list`` says that they are those of the elements of a list.
    """
    responses = [example for example in examples if example.role == "response"]
    example = next(
        (response for response in responses if response.value not in (None, []) and response.value != JsonObject([])),
        None,
    )
    for other in responses:
        if example is not None and other is not example and other.json.values:
            report.add("text-not-kept", other.at, "only the first example is kept, and not this one")
    status = next((response.status for response in responses if response.status), None) or lowest_success(statuses)
    status = status or stated_status(operation.parts, dialect)
    if example is None:
        other_type = next((response.content_type for response in responses if response.content_type), None)
        shape: Shape = "list" if rows and is_list else "object" if rows else "none"
        return Answer(Response(status=status, content_type=other_type, shape=shape), tuple(rows))
    payload = _payload(example.value, {row.field.name for row in rows}, operation, dialect)
    shown = () if is_map(payload.objects) else example_fields(payload.objects, example.at, dialect)
    envelope = example_fields([JsonObject(list(payload.around))], example.at, dialect)
    response = Response(
        status=status,
        shape=payload.shape,
        key=payload.key,
        envelope_fields=tuple(row.field for row in envelope),
        example=plain_value(example.value),
    )
    if not rows:
        return Answer(response, shown, envelope)
    stated = placed_rows(rows, shown)
    report_other_types(stated, shown, report)
    return Answer(response, completed(with_shown(stated, shown), shown), envelope)


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
    resource = singular(_folded(fixed[-1])) if fixed else ""
    named = [
        member
        for member in holders
        if _folded(member.key) in dialect.payloads or (resource and singular(_folded(member.key)) == resource)
    ]
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

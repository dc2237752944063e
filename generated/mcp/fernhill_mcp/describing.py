"""What `describe` says about a command: how it is called, and what it responds with."""

from collections.abc import Sequence
from types import NoneType
from typing import Any, get_args, get_origin

import msgspec

from .answers import compact
from .api import Date, Model, Timestamp, interface as protocol, models
from .catalog import Entry, is_destructive

_MAX_CHARACTERS = 3000
"""Of the fields of a response, unless some are asked for."""
_MAX_DEPTH = 6
_NAMES: dict[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    Date: "date",
    Timestamp: "datetime",
}


def description(
    entry: Entry,
    operation: protocol.Operation,
    tool: str,
    fields: Sequence[str] | None,
) -> tuple[dict[str, Any], list[str]]:
    """A command as an object, with the tool that sends it, and sentences about what is left out."""
    found: dict[str, Any] = {"command": operation.name, "tool": tool}
    if is_destructive(operation):
        found["destructive"] = True
    found["description"] = entry.summary
    found["params"] = entry.schema
    response, notes = _response(operation, fields)
    return {**found, "response": response}, notes


def _response(
    operation: protocol.Operation, fields: Sequence[str] | None
) -> tuple[dict[str, Any], list[str]]:
    response = operation.response
    found: dict[str, Any] = {"shape": response.shape}
    model = getattr(models, response.model, None) if response.model else None
    if model is None:
        return found, []
    if fields:
        kinds = {field: _at(model, field.split(".")) for field in fields}
        found["fields"] = {
            field: _type_of(kind, 1)
            for field, kind in kinds.items()
            if kind is not None
        }
        missing = [field for field, kind in kinds.items() if kind is None]
        notes = [f"There is no field {', '.join(missing)}."] if missing else []
        return found, notes
    found["fields"] = _fields_of(model, 0)
    if len(compact(found["fields"])) > _MAX_CHARACTERS:
        return _first_fields(found)
    # Objects may be in objects of their own kind: deeper is tried only while there is room.
    for depth in range(1, _MAX_DEPTH + 1):
        deeper = _fields_of(model, depth)
        if deeper == found["fields"]:
            return found, []
        if len(compact(deeper)) > _MAX_CHARACTERS:
            break
        found["fields"] = deeper
    return found, [
        "The fields of further objects are left out. Name some in `fields`, such as "
        "`owner` or `owner.address`, to see theirs."
    ]


def _at(model: type[msgspec.Struct], path: Sequence[str]) -> Any:
    """The type of a field of objects inside of others; None if there is no such field."""
    kind: Any = model
    for name in path:
        fields = msgspec.structs.fields(kind) if _is_model(kind) else ()
        kinds = {field.encode_name: field.type for field in fields}
        if name not in kinds:
            return None
        kind = _inner(kinds[name])
    return kinds[name]


def _inner(kind: Any) -> Any:
    """What a type is of, if it is optional, a list, or both."""
    arguments = [argument for argument in get_args(kind) if argument is not NoneType]
    is_list = get_origin(kind) is list
    return _inner(arguments[0]) if is_list or len(arguments) == 1 else kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)


def _first_fields(found: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The first fields, as many as have room."""
    every: dict[str, Any] = found["fields"]
    shown: dict[str, Any] = {}
    size = 0
    for name, kind in every.items():
        size += len(compact({name: kind}))
        if size > _MAX_CHARACTERS:
            break
        shown[name] = kind
    note = (
        f"These are the first {len(shown)} of {len(every)} fields. "
        "Name others in `fields` to see whether they exist."
    )
    return {**found, "fields": shown}, [note]


def _fields_of(model: type[msgspec.Struct], depth: int) -> dict[str, Any]:
    """The types of fields by their names in responses; those of objects in them, to a depth."""
    return {
        field.encode_name: _type_of(field.type, depth)
        for field in msgspec.structs.fields(model)
    }


def _type_of(kind: Any, depth: int) -> Any:
    arguments = [argument for argument in get_args(kind) if argument is not NoneType]
    match get_origin(kind):
        case None if _is_model(kind):
            return _fields_of(kind, depth - 1) if depth > 0 else "object"
        case None:
            return _NAMES.get(kind, "any")
        case origin if origin is list:
            return [_type_of(arguments[0], depth)]
        case origin if origin is dict:
            return "object"
    return _type_of(arguments[0], depth) if len(arguments) == 1 else "any"

"""What `describe` says about a command: how it is called, and what it responds with."""

from collections.abc import Sequence
from types import NoneType
from typing import Any, get_args, get_origin

import msgspec

from .answers import compact, projected
from .api import Date, Model, Timestamp, interface as protocol, models
from .catalog import Entry, is_destructive, is_reading

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
    entry: Entry, operation: protocol.Operation, fields: Sequence[str] | None
) -> tuple[dict[str, Any], list[str]]:
    """A command as an object, and sentences about what is left out."""
    found: dict[str, Any] = {
        "command": operation.name,
        "tool": "read" if is_reading(operation) else "change",
    }
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
        shown, missing = projected(_fields_of(model, _MAX_DEPTH), fields)
        notes = [f"There is no field {', '.join(missing)}."] if missing else []
        return {**found, "fields": shown}, notes
    for depth in range(_MAX_DEPTH, -1, -1):
        found["fields"] = _fields_of(model, depth)
        if len(compact(found["fields"])) <= _MAX_CHARACTERS:
            break
    else:
        return _first_fields(found)
    if found["fields"] == _fields_of(model, _MAX_DEPTH):
        return found, []
    return found, [
        f"Objects are shown {_levels(depth)} deep. Name some in `fields` to see theirs."
    ]


def _levels(depth: int) -> str:
    return f"{depth + 1} level{'s' if depth else ''}"


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
    arguments = [one for one in get_args(kind) if one is not NoneType]
    match get_origin(kind):
        case None if isinstance(kind, type) and issubclass(kind, Model):
            return _fields_of(kind, depth - 1) if depth > 0 else "object"
        case None:
            return _NAMES.get(kind, "any")
        case origin if origin is list:
            return [_type_of(arguments[0], depth)]
        case origin if origin is dict:
            return "object"
    return _type_of(arguments[0], depth) if len(arguments) == 1 else "any"

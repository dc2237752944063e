"""Reading responses: by their status, and by where the docs say that their content is."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import msgspec

from ..base_errors import Error, NotJson
from ..http import HttpResponse
from ..json_faults import describe_fault
from ..model_reader import ModelReader
from ..odd_responses import excerpt, redirect_error, unexpected_response
from ..page import Page
from ..raw_json import UNREADABLE, is_list, is_null, is_object
from ..response_reading import json_text, read_model, unclear_response
from .error_responses import refusal_error
from .operation import Operation

T = TypeVar("T")

_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_items = msgspec.json.Decoder(list[msgspec.Raw])
_raw = msgspec.json.Decoder(msgspec.Raw)
_reader = ModelReader({})
_NULL = msgspec.Raw(b"null")


def parse(operation: Operation, response: HttpResponse) -> msgspec.Raw:
    """The JSON of a response; null where there is none, or none is documented.

    An ApiError if the server refused the request, a TransportError if something other
    than the API responded, an UnexpectedResponse if the response cannot be read.
    """
    require_success(operation, response)
    if not json_text(response).strip():
        return _NULL
    try:
        msgspec.json.decode(json_text(response))
        return _raw.decode(json_text(response))
    except UNREADABLE:
        if operation.response.shape == "none":
            return _NULL
        error = _unreadable(operation, response)
    raise error


def require_success(operation: Operation, response: HttpResponse) -> None:
    """The error of a response that redirects or refuses the request."""
    if 300 <= response.status < 400:
        raise redirect_error(operation.name, response)
    if response.status >= 400:
        raise refusal_error(operation, response)


def _unreadable(operation: Operation, response: HttpResponse) -> Error:
    why = describe_fault(json_text(response))
    found = response.content_type or "nothing"
    message = f"{operation.name}: HTTP {response.status} with {found}: {why}"
    if "json" in response.content_type:
        return unexpected_response(operation.name, message, response.body)
    return NotJson(
        f"{message}{excerpt(response)}", command=operation.name, status=response.status
    )


def value_at(raw: msgspec.Raw, path: str) -> msgspec.Raw | None:
    """The value at a path of keys such as ``meta.total``; None if there is none."""
    for key in path.split("."):
        if not is_object(raw):
            return None
        found = _fields.decode(raw).get(key)
        if found is None:
            return None
        raw = found
    return None if is_null(raw) else raw


def plain_at(response: HttpResponse, path: str) -> Any:
    """The same of a response, as a plain value; None if it cannot be read."""
    try:
        found = value_at(_raw.decode(json_text(response)), path)
        return None if found is None else msgspec.json.decode(found)
    except UNREADABLE:
        return None


def parse_page(operation: Operation, response: HttpResponse, model: type[T]) -> Page[T]:
    """The objects of a list's response."""
    body = parse(operation, response)
    paging = operation.paging
    total = value_at(body, paging.total) if paging and paging.total else None
    made = [
        read_model(_reader, operation.name, raw, model, index)
        for index, raw in enumerate(_raw_items(operation, body))
    ]
    return Page(made, read_total(total), response)


def _raw_items(operation: Operation, body: msgspec.Raw) -> list[msgspec.Raw]:
    """The objects of a list's response as they are."""
    path = (
        operation.paging.items if operation.paging else ""
    ) or operation.response.key
    found = value_at(body, path) if path else _only_list(operation, body)
    if found is None or is_null(found):
        return []
    if not is_list(found):
        raise unclear_response(operation.name, body, f"`{path}` is not a list")
    return _items.decode(found)


def last_cursor(operation: Operation, response: HttpResponse, field: str) -> str:
    """The cursor of the next page, which is a field of the last object of a page."""
    body = parse(operation, response)
    items = _raw_items(operation, body)
    found = value_at(items[-1], field) if items else None
    cursor = None if found is None else msgspec.json.decode(found)
    if not isinstance(cursor, str | int) or isinstance(cursor, bool) or cursor == "":
        why = f"there are more objects, but the last one has no `{field}` to go on from"
        raise unclear_response(operation.name, body, why)
    return str(cursor)


def read_total(raw: msgspec.Raw | None) -> int | None:
    """A number of objects, which may be a text; None for anything else."""
    value = None if raw is None else msgspec.json.decode(raw)
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return None


def _only_list(operation: Operation, body: msgspec.Raw) -> msgspec.Raw | None:
    """A response that is a list, or the only list in it."""
    if is_list(body) or is_null(body):
        return body
    fields = _fields.decode(body) if is_object(body) else {}
    lists = [raw for raw in fields.values() if is_list(raw)]
    if len(lists) == 1:
        return lists[0]
    if not fields and is_object(body):
        return None
    raise unclear_response(
        operation.name, body, "it is unclear which field is the list"
    )


def parse_object(operation: Operation, body: msgspec.Raw, model: type[T]) -> T:
    """The object in a response as a model; fields of undocumented types do not fail it."""
    found = unwrap_object(operation, body)
    return read_model(_reader, operation.name, found, model)


def parse_object_response(
    operation: Operation, response: HttpResponse, model: type[T]
) -> T:
    """The object in a response to an operation."""
    return parse_object(operation, parse(operation, response), model)


def unwrap_object(operation: Operation, body: msgspec.Raw) -> msgspec.Raw:
    """The object in a response, at the key that the docs name."""
    key = operation.response.key
    found = (value_at(body, key) if key else None) or body
    if operation.response.single and is_list(found):
        items = _items.decode(found)
        if len(items) != 1:
            why = f"{len(items)} objects instead of one"
            raise unclear_response(operation.name, body, why)
        found = items[0]
    if not is_object(found):
        raise unclear_response(operation.name, body, "no object in the response")
    return found


def parse_list(operation: Operation, response: HttpResponse, model: type[T]) -> list[T]:
    """The objects of a list that comes without pages."""
    return parse_page(operation, response, model).items


def parse_value(operation: Operation, response: HttpResponse) -> Any:
    """The JSON of a response as plain values; else its text, or its bytes; None without a body."""
    body = parse(operation, response)
    if not is_null(body) or not response.body or "json" in response.content_type:
        return msgspec.json.decode(body)
    is_text = response.content_type.startswith("text/")
    return response.body.decode(errors="replace") if is_text else response.body


def parse_content(operation: Operation, response: HttpResponse) -> bytes:
    """The body of a response, whatever it is."""
    require_success(operation, response)
    return response.body


def parse_plain(operation: Operation, body: msgspec.Raw) -> dict[str, Any]:
    """The content of a response as plain values: of a list as ``items``, of nothing as {}."""
    found = msgspec.json.decode(body)
    if found is None:
        return {}
    if isinstance(found, dict):
        return cast("dict[str, Any]", found)
    return {"items": found}

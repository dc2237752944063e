"""Reading responses. They are read by structure: the names of wrapping keys vary."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar, cast

import msgspec

from ..http import HttpResponse
from ..json_faults import describe_fault
from ..model import Model, RawItems, attach_sources
from ..model_reader import ModelReader
from ..odd_responses import redirect_error
from ..page import Page
from ..raw_json import UNREADABLE, is_list, is_null, is_object
from ..response_reading import json_text, read_model, unclear_response
from .error_responses import (
    not_from_api,
    read_integer,
    refusal_error,
)
from .operation import Operation

T = TypeVar("T")

_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_items = msgspec.json.Decoder(list[msgspec.Raw])
_any_object = msgspec.json.Decoder(dict[str, Any])
_wrapped_fields = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
_reader = ModelReader({"Unlimited": -1})


def parse(operation: Operation, response: HttpResponse) -> msgspec.Raw:
    """The content inside of the one top-level key.

    An ApiError if the server refused the command, a TransportError if something other
    than the API responded, an UnexpectedResponse if the response cannot be read.
    """
    if 300 <= response.status < 400:
        raise redirect_error(operation.name, response)
    try:
        return _content(operation, response)
    except UNREADABLE:
        why = describe_fault(json_text(response))
        found = f"{response.content_type or 'nothing'}: {why}"
        error = not_from_api(operation, response, found)
    raise error


def _content(operation: Operation, response: HttpResponse) -> msgspec.Raw:
    """The content of a response, or the error that it describes."""
    wrapped = _fields.decode(json_text(response))
    body = next(iter(wrapped.values())) if len(wrapped) == 1 else None
    if body is None or not is_object(body):
        raise not_from_api(operation, response, "a response of unknown shape")
    fields = _fields.decode(body)
    if response.status < 400 and "errorcode" not in fields:
        return body
    raise refusal_error(operation, response, _any_object.decode(body))


def parse_page(operation: Operation, response: HttpResponse, model: type[T]) -> Page[T]:
    """The objects of a list's response; an empty object is an empty list."""
    if response.status == 200 and issubclass(model, Model):
        page = _parse_expected_page(response, cast("type[T]", model))
        if page is not None:
            return page
    return _parse_any_page(operation, response, model)


def _parse_expected_page(response: HttpResponse, model: type[T]) -> Page[T] | None:
    """A response decoded at once, or None if its structure is not quite the usual one."""
    decoder = _page_decoder(model)
    try:
        wrapped = decoder.decode(response.body)
    except UNREADABLE:
        return None
    body = next(iter(wrapped.values())) if len(wrapped) == 1 else {"": 0}
    total = body.pop("count", None)
    if isinstance(total, list) or len(body) > 1:
        return None
    for key, items in body.items():
        if not isinstance(items, list):
            return None
        attach_sources(items, RawItems(partial(_raw_items, response.body, key)))
        return Page(items, total, response)
    return Page([], total, response)


def _page_decoder(
    model: type[T],
) -> msgspec.json.Decoder[dict[str, dict[str, list[T] | int]]]:
    item: Any = model
    kind: Any = dict[str, dict[str, list[item] | int]]
    return _reader.decoder(kind)


def _raw_items(body: bytes, key: str) -> list[msgspec.Raw]:
    (fields,) = _wrapped_fields.decode(body).values()
    return _items.decode(fields[key])


def _parse_any_page(
    operation: Operation, response: HttpResponse, model: type[T]
) -> Page[T]:
    body = parse(operation, response)
    fields = _fields.decode(body)
    count = fields.pop("count", None)
    total = read_integer(msgspec.json.decode(count)) if count is not None else None
    key = operation.response.key
    if key and key in fields:
        fields = {key: fields[key]}
    values = [raw for raw in fields.values() if not is_null(raw)]
    lists = [raw for raw in values if is_list(raw)]
    if len(lists) == 1:
        items = _items.decode(lists[0])
        found = [
            read_model(_reader, operation.name, raw, model, index)
            for index, raw in enumerate(items)
        ]
        return Page(found, total, response)
    if values:
        raise unclear_response(
            operation.name, body, "it is unclear which field is the list"
        )
    return Page([], total, response)


def parse_object(operation: Operation, body: msgspec.Raw, model: type[T]) -> T:
    """The object in a response as a model; fields of undocumented types do not fail it."""
    found = unwrap_object(operation, body)
    return read_model(_reader, operation.name, found, model)


def parse_object_response(
    operation: Operation, response: HttpResponse, model: type[T]
) -> T:
    """The object in a response to a command."""
    return parse_object(operation, parse(operation, response), model)


def unwrap_object(operation: Operation, body: msgspec.Raw) -> msgspec.Raw:
    """The object in a response, flat or in a wrapping of its own."""
    fields = _fields.decode(body)
    key = operation.response.key
    found = body
    if key and key in fields:
        found = fields[key]
    elif operation.response.shape != "success":
        # Some servers count the one object.
        others = [raw for name, raw in fields.items() if name != "count"]
        if len(others) == 1 and (is_object(others[0]) or is_list(others[0])):
            found = others[0]
    if is_list(found):
        items = _items.decode(found)
        if len(items) != 1:
            raise unclear_response(
                operation.name, body, f"{len(items)} objects instead of one"
            )
        found = items[0]
    if not is_object(found) or (found is body and not fields):
        raise unclear_response(operation.name, body, "no object in the response")
    return found


def parse_plain(operation: Operation, body: msgspec.Raw) -> dict[str, Any]:
    """The content of a response as plain values."""
    try:
        return _any_object.decode(body)
    except UNREADABLE:
        why = f"the response cannot be read: {describe_fault(bytes(body))}"
    raise unclear_response(operation.name, body, why)

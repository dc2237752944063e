"""Reading the bodies of requests: JSON, forms and files."""

from collections.abc import Mapping
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import Any

import msgspec

from slatebind.mock.http_messages import MalformedRequestError, Request, read_pairs
from slatebind.mock.rest.form_values import grouped
from slatebind.mock.rest.http_error import HttpError
from slatebind.spec.model import Body

_TYPES: Mapping[str, Body] = {
    "application/json": "json",
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
}


def body_kind(request: Request) -> Body:
    """How the body of a request is sent, by its content type; JSON without one."""
    content_type = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if content_type.endswith("+json"):
        return "json"
    return _TYPES.get(content_type, "raw")


def read_body(request: Request) -> Any:
    """The body: any JSON, the fields of a form with texts or bytes, or bytes. None if there is no body.

    Raises an HttpError if it cannot be read.
    """
    if not request.body:
        return None
    match body_kind(request):
        case "json":
            try:
                return msgspec.json.decode(request.body)
            except (msgspec.DecodeError, RecursionError) as problem:
                raise HttpError(400, f"the body is not JSON: {problem}") from None
        case "form":
            try:
                return grouped(read_pairs(request.body))
            except MalformedRequestError as problem:
                raise HttpError(400, str(problem)) from None
        case "multipart":
            return _read_parts(request)
        case "raw":
            return request.body


def _read_parts(request: Request) -> dict[str, Any]:
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode("latin-1")
    message = BytesParser(policy=policy.HTTP).parsebytes(head + request.body)
    if not message.is_multipart():
        raise HttpError(400, "the body has no parts: is the boundary right?")
    return grouped(
        (str(name), _part_value(part))
        for part in message.iter_parts()
        if (name := part.get_param("name", header="content-disposition"))
    )


def _part_value(part: Message) -> Any:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content if part.get_filename() is not None else content.decode("utf-8", "replace")

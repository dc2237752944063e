"""The errors for responses: what the API refused, and what is not its response at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

import msgspec

from ..http import HttpResponse
from ..odd_responses import excerpt
from ..raw_json import UNREADABLE
from ..redact import redact_value
from .errors import ApiError, error_class
from .operation import Operation

_TEXT_KEYS = (
    *("message", "error_description", "detail", "error", "errors", "title"),
    *("msg", "reason", "description"),
)
"""Where servers say what is wrong, the most telling first; RFC 6749, RFC 9457 and others."""
_MAX_TEXT_LENGTH = 500
_MAX_DEPTH = 5


def refusal_error(operation: Operation, response: HttpResponse) -> ApiError:
    """The error that a response of another status than success describes."""
    status = response.status
    data = redact_value("", _data(response))
    text = error_text(data)[:_MAX_TEXT_LENGTH]
    shown = f": {text}" if text else excerpt(response) if data is None else ""
    known = dict(operation.statuses).get(str(status), "")
    return error_class(status)(
        f"{operation.name}: HTTP {status}{shown}" + (f" ({known})" if known else ""),
        command=operation.name,
        status=status,
        text=text,
        data=data,
        request_id=response.request_id,
        retry_after=response.retry_after(),
    )


def _data(response: HttpResponse) -> Any:
    try:
        return msgspec.json.decode(response.body)
    except UNREADABLE:
        return None


def error_text(data: Any, depth: int = 0) -> str:
    """The message in what a server says about an error: a text, or one in an object or a list."""
    if isinstance(data, str):
        return " ".join(data.split())
    if depth > _MAX_DEPTH:
        return ""
    if _is_list(data):
        return next((t for item in data if (t := error_text(item, depth + 1))), "")
    if not _is_map(data):
        return ""
    known = (data[key] for key in _TEXT_KEYS if key in data)
    found = next((text for item in known if (text := error_text(item, depth + 1))), "")
    if found or depth == 0:
        return found
    # `{"errors": {"name": ["is taken"]}}`: the field is a part of the message.
    named = ((key, error_text(item, depth + 1)) for key, item in data.items())
    return next((f"{key}: {text}" for key, text in named if text), "")


def _is_map(value: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)

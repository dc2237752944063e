"""Errors without the secrets that servers quote in their responses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from .redact import redact_body, redact_text

if TYPE_CHECKING:
    from .base_errors import Error
    from .http import HttpResponse
    from .protocol.interface import Params


def redact_error(error: Error, response: HttpResponse, params: Params) -> None:
    """Give an error the response that it is about; neither shows a secret afterwards."""

    def redacted(text: str) -> str:
        return redact_text(params.mask(text))

    def redacted_body(body: bytes) -> bytes:
        return params.mask_bytes(redact_body(body))

    shown = response.without_cookies()
    headers = {name: redacted(text) for name, text in shown.headers.items()}
    error.response = shown._replace(headers=headers, body=redacted_body(shown.body))
    error.args = (redacted(error.args[0]),)
    # What the classes of errors add to the message.
    for name, value in list(vars(error).items()):
        if name == "text":
            error.__dict__[name] = redacted(value)
        elif name == "body":
            error.__dict__[name] = redacted_body(value)
        elif name == "data":
            error.__dict__[name] = _map_texts(value, redacted)


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """A JSON value with other texts."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        items = cast("Sequence[Any]", value)
        return [_map_texts(item, change) for item in items]
    if isinstance(value, dict):
        entries = cast("dict[str, Any]", value)
        return {key: _map_texts(item, change) for key, item in entries.items()}
    return value

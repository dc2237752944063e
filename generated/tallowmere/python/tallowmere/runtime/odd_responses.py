"""The errors for responses that are not those of the API, or not as they should be."""

from __future__ import annotations

import re

from .base_errors import Redirected, UnexpectedResponse
from .http import HttpResponse
from .redact import redact_body

_SHOWN_BYTES = 200
_SEARCHED_BYTES = 8192
_MARKUP = re.compile(
    r"<(style|script)\b.*?</\1>|<!--.*?-->|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def redirect_error(command: str, response: HttpResponse) -> Redirected:
    """The error for a redirect, which names its target."""
    target = _redirect_target(response.headers.get("location", ""))
    return Redirected(
        f"{command}: the server redirects (HTTP {response.status}){target}; "
        "it is not followed, since credentials would be sent there",
        command=command,
        status=response.status,
    )


def _redirect_target(location: str) -> str:
    """Where a redirect leads, without the query, which may repeat credentials."""
    target = _INVISIBLE.sub("", location).partition("?")[0][:_SHOWN_BYTES]
    host = target.partition("//")[2].partition("/")[0]
    target = (
        target.replace(f"{host.rpartition('@')[0]}@", "", 1) if "@" in host else target
    )
    return f" to {target}" if target else ""


def excerpt(response: HttpResponse) -> str:
    """How the text of a page begins, in one line, for a message."""
    text = redact_body(response.body[:_SEARCHED_BYTES]).decode(errors="replace")
    if "html" in response.content_type:
        text = _MARKUP.sub(" ", text)
    line = " ".join(_INVISIBLE.sub(" ", text).split())
    if not line:
        return ""
    is_cut = len(line) > _SHOWN_BYTES or len(response.body) > _SEARCHED_BYTES
    return f": {line[:_SHOWN_BYTES]}" + ("..." if is_cut else "")


def unexpected_response(command: str, message: str, body: bytes) -> UnexpectedResponse:
    """The error that shows how a response begins, without secrets."""
    redacted = redact_body(body)
    start = redacted[:_SHOWN_BYTES].decode(errors="replace")
    return UnexpectedResponse(f"{message}: {start}", command=command, body=redacted)

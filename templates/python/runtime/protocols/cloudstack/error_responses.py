"""The errors for responses: what the API refused, and what is not its response at all."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ..base_errors import Error, NotJson, Redirected, UnexpectedResponse
from ..http import HttpResponse
from ..redact import redact_body
from .errors import ApiError, error_class, job_error_class
from .operation import Operation

_PROXY_STATUSES = (429, 502, 503, 504)
_SHOWN_BYTES = 200
_SEARCHED_BYTES = 8192
_MARKUP = re.compile(
    r"<(style|script)\b.*?</\1>|<!--.*?-->|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_INTEGER = re.compile("-?[0-9]{1,9}")


def not_from_api(operation: Operation, response: HttpResponse, found: str) -> Error:
    """The error for a response that is not the API's, or cannot be read."""
    status = response.status
    message = f"{operation.name}: HTTP {status} with {found}"
    retry_after = response.retry_after()
    if status in _PROXY_STATUSES:
        return error_class(status)(
            message, command=operation.name, status=status, retry_after=retry_after
        )
    if status < 400 and "json" in response.content_type:
        return unexpected_response(operation, message, response.body)
    return NotJson(
        f"{message}{_excerpt(response)}",
        command=operation.name,
        status=status,
        retry_after=retry_after,
    )


def redirect_error(operation: Operation, response: HttpResponse) -> Redirected:
    """The error for a redirect, which names its target."""
    target = _redirect_target(response.headers.get("location", ""))
    return Redirected(
        f"{operation.name}: the server redirects (HTTP {response.status}){target}; "
        "it is not followed, since credentials would be sent there",
        command=operation.name,
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


def _excerpt(response: HttpResponse) -> str:
    """How the text of a page begins, in one line, for a message."""
    text = redact_body(response.body[:_SEARCHED_BYTES]).decode(errors="replace")
    if "html" in response.content_type:
        text = _MARKUP.sub(" ", text)
    line = " ".join(_INVISIBLE.sub(" ", text).split())
    if not line:
        return ""
    is_cut = len(line) > _SHOWN_BYTES or len(response.body) > _SEARCHED_BYTES
    return f": {line[:_SHOWN_BYTES]}" + ("..." if is_cut else "")


def refusal_error(
    operation: Operation, response: HttpResponse, fields: dict[str, Any]
) -> ApiError:
    """The error that a response of the API describes."""
    return api_error(
        operation.name,
        fields,
        status=response.status,
        retry_after=response.retry_after(),
        request_id=response.request_id,
    )


def api_error(
    command: str,
    fields: dict[str, Any],
    *,
    status: int,
    retry_after: float | None = None,
    request_id: str | None = None,
    job: str = "",
) -> ApiError:
    """The error that a response describes; that of a job if its description is given."""
    code = read_integer(fields.get("errorcode"))
    code = status if code is None else code
    text = str(fields.get("errortext") or "")
    kind = error_class(code, text)
    subject = f"{command}: {job} failed" if job else command
    return (job_error_class(kind) if job else kind)(
        f"{subject}: {code} {text}".rstrip(),
        command=command,
        status=status,
        errorcode=code,
        cserrorcode=read_integer(fields.get("cserrorcode")),
        text=text,
        uuids=_uuids(fields.get("uuidList")),
        request_id=request_id,
        retry_after=retry_after,
    )


def read_integer(value: Any) -> int | None:
    """A number, which may be a text; None for anything else."""
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


class _Identity(msgspec.Struct):
    uuid: str


def _uuids(value: Any) -> tuple[str, ...]:
    try:
        found = msgspec.convert(value, list[_Identity | str])
    except msgspec.ValidationError:
        return ()
    return tuple(item.uuid if isinstance(item, _Identity) else item for item in found)


def unexpected_response(
    operation: Operation, message: str, body: bytes
) -> UnexpectedResponse:
    """The error that shows how a response begins, without secrets."""
    redacted = redact_body(body)
    start = redacted[:_SHOWN_BYTES].decode(errors="replace")
    return UnexpectedResponse(
        f"{message}: {start}", command=operation.name, body=redacted
    )

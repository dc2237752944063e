"""The errors for responses: what the API refused, and what is not its response at all."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ..base_errors import Error, NotJson
from ..http import HttpResponse
from ..odd_responses import excerpt, unexpected_response
from .errors import ApiError, error_class, job_error_class
from .operation import Operation

_PROXY_STATUSES = (429, 502, 503, 504)
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
        return unexpected_response(operation.name, message, response.body)
    return NotJson(
        f"{message}{excerpt(response)}",
        command=operation.name,
        status=status,
        retry_after=retry_after,
    )


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

"""Answers into what commands return. Read by structure: wrapping keys cannot be relied on."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeVar

import msgspec

from .command import Command
from .errors import (
    ApiError,
    Error,
    NotJson,
    Redirected,
    UnexpectedAnswer,
    failure_of,
    kind_of,
)
from .model import Many, read_many, read_object
from .redact import redacted_json

T = TypeVar("T")

Fields = dict[str, msgspec.Raw]

_fields = msgspec.json.Decoder(Fields)
_items = msgspec.json.Decoder(list[msgspec.Raw])
_anything = msgspec.json.Decoder(dict[str, Any])
_PASSING_STATUSES = (429, 502, 503, 504)
_WHOLE = re.compile("-?[0-9]{1,9}")
# What msgspec raises for a text that is no JSON, no UTF-8, or nested without end.
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Reply(NamedTuple):
    """An HTTP answer. ``headers`` are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"Reply(HTTP {self.status}, {len(self.body)} bytes)"


def payload(command: Command, reply: Reply) -> msgspec.Raw:
    """What stands inside the one top-level key.

    An ApiError where the server says that it refused, a TransportError where something
    else than the API answered, an UnexpectedAnswer where it cannot be read.
    """
    if 300 <= reply.status < 400:
        raise Redirected(
            f"{command.name}: the server points elsewhere (HTTP {reply.status}), "
            "which is not followed",
            command=command.name,
            status=reply.status,
        )
    try:
        whole = _fields.decode(reply.body)
        inner = next(iter(whole.values())) if len(whole) == 1 else None
        if inner is None or not is_object(inner):
            raise _foreign(command, reply, "an answer of unknown shape")
        told = _fields.decode(inner)
        if reply.status < 400 and "errorcode" not in told:
            return inner
        problem: Error = _refusal(command, reply, _anything.decode(inner))
    except _UNREADABLE:
        kind = reply.headers.get("content-type", "").partition(";")[0] or "nothing"
        problem = _foreign(command, reply, f"{kind}, which is no JSON")
    raise problem


def _foreign(command: Command, reply: Reply, what: str) -> Error:
    """The error for what no API server said, or said so that it cannot be read."""
    message = f"{command.name}: HTTP {reply.status} with {what}"
    after = retry_after(reply)
    if reply.status in _PASSING_STATUSES:
        return kind_of(reply.status)(
            message, command=command.name, status=reply.status, retry_after=after
        )
    if reply.status < 400 and "json" in reply.headers.get("content-type", ""):
        return _unexpected(command, message, reply.body)
    return NotJson(
        message, command=command.name, status=reply.status, retry_after=after
    )


def _refusal(command: Command, reply: Reply, told: dict[str, Any]) -> ApiError:
    return refused(
        command.name,
        told,
        status=reply.status,
        retry_after=retry_after(reply),
        request_id=reply.headers.get("x-request-id")
        or reply.headers.get("x-cloudstack-request-id"),
    )


def refused(
    command: str,
    told: dict[str, Any],
    *,
    status: int,
    retry_after: float | None = None,
    request_id: str | None = None,
    job_id: str | None = None,
) -> ApiError:
    """The error that an answer tells of; of a job where ``job_id`` is given."""
    code = _number(told.get("errorcode"))
    code = status if code is None else code
    text = str(told.get("errortext") or "")
    kind = kind_of(code, text)
    subject = f"{command}: job {job_id} failed" if job_id else command
    problem = (failure_of(kind) if job_id else kind)(
        f"{subject}: {code} {text}".rstrip(),
        command=command,
        status=status,
        errorcode=code,
        cserrorcode=_number(told.get("cserrorcode")),
        text=text,
        uuids=_uuids(told.get("uuidList")),
        request_id=request_id,
        retry_after=retry_after,
    )
    return problem


def _number(value: Any) -> int | None:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


class _Named(msgspec.Struct):
    uuid: str


def _uuids(value: Any) -> tuple[str, ...]:
    try:
        named = msgspec.convert(value, list[_Named | str])
    except msgspec.ValidationError:
        return ()
    return tuple(one.uuid if isinstance(one, _Named) else one for one in named)


def retry_after(reply: Reply) -> float | None:
    """The seconds to wait that a server asks for, as a number or a date."""
    text = reply.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    if not text:
        return None
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def read_list(command: Command, reply: Reply, model: type[T]) -> Many[T]:
    """The objects of a list's answer; an empty object is an empty list."""
    found = read_many(reply.body, model) if reply.status == 200 else None
    if found is not None:
        return found
    return _listing(command, payload(command, reply), model)


def _listing(command: Command, inner: msgspec.Raw, model: type[T]) -> Many[T]:
    fields = _fields.decode(inner)
    counted = fields.pop("count", None)
    total = _number(msgspec.json.decode(counted)) if counted is not None else None
    key = command.response.key
    if key and key in fields:
        fields = {key: fields[key]}
    found = [raw for raw in fields.values() if _first(raw) != b"n"]
    lists = [raw for raw in found if is_list(raw)]
    if len(lists) == 1:
        items = _items.decode(lists[0])
        return Many([read(command, item, model) for item in items], total)
    if found:
        raise _unclear(command, inner, "no telling what is the list")
    return Many([], total)


def one_object(command: Command, inner: msgspec.Raw) -> msgspec.Raw:
    """The object of an answer, flat or in a wrapping of its own."""
    fields = _fields.decode(inner)
    key = command.response.key
    found = inner
    if key and key in fields:
        found = fields[key]
    elif command.response.shape != "success" and len(fields) == 1:
        (only,) = fields.values()
        found = only if is_object(only) or is_list(only) else inner
    if is_list(found):
        items = _items.decode(found)
        if len(items) != 1:
            raise _unclear(command, inner, f"{len(items)} objects where one is due")
        found = items[0]
    if not is_object(found) or (found is inner and not fields):
        raise _unclear(command, inner, "no object in the answer")
    return found


def read(command: Command, raw: msgspec.Raw, model: type[T]) -> T:
    """An object as a model; fields of other types than documented do not fail it."""
    try:
        return read_object(raw, model)
    except _UNREADABLE:
        raise _unclear(command, raw, "no object where one is due") from None


class Started(msgspec.Struct, frozen=True):
    """What an asynchronous command answers. Numbers are ids on old servers."""

    jobid: str | int | None = None
    id: str | int | None = None


def started(command: Command, inner: msgspec.Raw) -> tuple[str, str | None]:
    """The job that an asynchronous command started, and the id of what it works on."""
    try:
        found = msgspec.json.decode(inner, type=Started, strict=False)
    except _UNREADABLE:
        found = Started()
    if found.jobid is None:
        raise _unclear(command, inner, "no job in the answer")
    return str(found.jobid), None if found.id is None else str(found.id)


def plain(command: Command, inner: msgspec.Raw) -> dict[str, Any]:
    """An answer as it came, as plain values."""
    try:
        return _anything.decode(inner)
    except _UNREADABLE:
        raise _unclear(command, inner, "an answer that cannot be read") from None


def _first(raw: msgspec.Raw) -> bytes:
    return memoryview(raw)[:1].tobytes()


def is_object(raw: msgspec.Raw) -> bool:
    """Whether a JSON text is that of an object."""
    return _first(raw) == b"{"


def is_list(raw: msgspec.Raw) -> bool:
    """Whether a JSON text is that of a list."""
    return _first(raw) == b"["


def _unclear(command: Command, inner: msgspec.Raw, why: str) -> UnexpectedAnswer:
    return _unexpected(command, f"{command.name}: {why}", bytes(inner))


def _unexpected(command: Command, message: str, body: bytes) -> UnexpectedAnswer:
    """The error that shows how an answer begins, but none of its secrets."""
    shown = redacted_json(body)
    start = shown[:200].decode(errors="replace")
    return UnexpectedAnswer(f"{message}: {start}", command=command.name, body=shown)

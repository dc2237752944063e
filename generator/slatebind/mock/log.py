"""Logs of requests and responses, without the secrets in them."""

import re
from collections.abc import Mapping, Set
from datetime import UTC, datetime
from typing import Any

import msgspec

from slatebind.mock.application import HandledRequest
from slatebind.secret_names import is_secret_name

MASK = "***"
_MIN_LENGTH_WITHIN_WORDS = 4
"""Characters: a shorter secret is masked only where it is a word, or every `a` of a response would be."""
_FIELD_OF_ENTRY = re.compile(r"(.+\])\.([^.]+)")


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A request and its response, one line of a log.

    ``command`` is None if there is no such command, ``status`` if the connection was dropped; ``fault`` is an injected
    one. ``response`` is JSON; for anything else, only the number of bytes is given.
    """

    time: str
    method: str
    path: str
    command: str | None
    params: Mapping[str, str]
    status: int | None
    fault: str | None
    milliseconds: float
    bytes: int
    response: Any = None


def log_line(handled: HandledRequest) -> bytes:
    """A handled request as a line of JSON."""
    request, response = handled.request, handled.response
    body = response.body if response else b""
    entry = LogEntry(
        time=datetime.now(UTC).isoformat(timespec="milliseconds"),
        method=request.method,
        path=request.path,
        command=handled.command,
        params=mask_params(request.params, handled.secret_params),
        status=handled.status,
        fault=handled.fault,
        milliseconds=round(handled.seconds * 1000, 3),
        bytes=len(body),
        response=_masked_json(body, _secrets(request.params, handled.secret_params)),
    )
    return msgspec.json.encode(entry) + b"\n"


def mask_params(params: Mapping[str, str], secret_params: Set[str] = frozenset()) -> dict[str, str]:
    """Parameters whose secret values are masked: ``secret_params``, and those whose names say that they are secret."""
    secret = _secret_names(params) | secret_params
    return {name: MASK if name in secret else value for name, value in params.items()}


def _secret_names(params: Mapping[str, str]) -> set[str]:
    """Parameters that are secret by their names, or by the key of the map's entry that they belong to."""
    entries = {name: entry[1] for name in params if (entry := _FIELD_OF_ENTRY.fullmatch(name))}
    secret_entries = {entry for name, entry in entries.items() if is_secret_name(params[name])}
    in_entries = {
        name for name, entry in entries.items() if entry in secret_entries and not is_secret_name(params[name])
    }
    return in_entries | {name for name in params if is_secret_name(name)}


def _secrets(params: Mapping[str, str], secret_params: Set[str]) -> list[str]:
    """The secret values of a request, which servers quote in errors; longer ones first: they may contain others."""
    return sorted(
        {params[name] for name in _secret_names(params) | (params.keys() & secret_params)} - {""}, key=len, reverse=True
    )


def _masked_json(body: bytes, secrets: list[str]) -> Any:
    try:
        return _masked(msgspec.json.decode(body), secrets)
    except msgspec.DecodeError:
        return None


def _masked(value: Any, secrets: list[str]) -> Any:
    match value:
        case dict():
            return {
                name: MASK if is_secret_name(name) and item else _masked(item, secrets) for name, item in value.items()
            }
        case list():
            return [_masked(item, secrets) for item in value]
        case str():
            return _masked_text(value, secrets)
    return value


def _masked_text(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        if len(secret) >= _MIN_LENGTH_WITHIN_WORDS:
            text = text.replace(secret, MASK)
        else:
            text = re.sub(rf"(?<![^\W_]){re.escape(secret)}(?![^\W_])", MASK, text)
    return text

"""What values the settings of clients and calls can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from os import PathLike
from types import UnionType
from typing import Any, NamedTuple, TypeGuard

from .base_errors import ConfigurationError

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# They say where the body ends, which is for the client itself to know.
_BODY_HEADERS = frozenset(("content-length", "transfer-encoding"))
_MIN_SECONDS = 0.001
# What the operating system accepts as a time-out: about three years.
_MAX_VALUE = 10**8


class SettingKind(NamedTuple):
    """What a setting is in words, and the function that says whether a value is one."""

    description: str
    accepts: Callable[[object], bool]


def _is_number(value: object, minimum: float) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return minimum <= value <= _MAX_VALUE


def _is_integer(value: object, minimum: int) -> bool:
    return isinstance(value, int) and _is_number(value, minimum)


def _is_path(value: object) -> bool:
    return isinstance(value, str | PathLike)


def _is_certificate(value: object) -> bool:
    if not _is_tuple(value):
        return _is_path(value)
    return len(value) == 2 and all(map(_is_path, value))


def _are_headers(value: object) -> bool:
    return _is_map(value) and all(
        isinstance(name, str)
        and _HEADER_NAME.fullmatch(name) is not None
        and name.lower() not in _BODY_HEADERS
        and isinstance(text, str)
        and text.isprintable()
        # In other characters clients and servers do not agree on the encoding.
        and text.isascii()
        for name, text in value.items()
    )


def _has_text_keys(value: object) -> bool:
    return _is_map(value) and all(isinstance(name, str) for name in value)


def _is_event(value: object) -> bool:
    return all(hasattr(value, name) for name in ("is_set", "wait"))


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _is_map(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)


def _of_type(kind: type | UnionType) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


TEXT = SettingKind("a text", _of_type(str))
FLAG = SettingKind("True or False", _of_type(bool))
SECONDS = SettingKind(
    f"a number of seconds from {_MIN_SECONDS} to {_MAX_VALUE}",
    partial(_is_number, minimum=_MIN_SECONDS),
)
_HEADERS = SettingKind(
    "a mapping of header names to texts in ASCII, without those of the body's length",
    _are_headers,
)
_VALUES = SettingKind("a mapping of names to values", _has_text_keys)
_POSITIVE = SettingKind("a whole number, 1 or more", partial(_is_integer, minimum=1))
_HOOK = SettingKind("a function", callable)

CALL_KINDS: Mapping[str, SettingKind] = {
    "timeout": SECONDS,
    "connect_timeout": SECONDS,
    "read_timeout": SECONDS,
    "retries": SettingKind(
        "a whole number, 0 or more", partial(_is_integer, minimum=0)
    ),
    "page_size": _POSITIVE,
    "extra_headers": _HEADERS,
    "extra_query": _VALUES,
    "extra_body": _VALUES,
}
CONNECTION_KINDS: Mapping[str, SettingKind] = {
    **CALL_KINDS,
    "endpoint": TEXT,
    "verify": SettingKind(
        "True, False, or the path of certificates",
        _of_type(bool | str | PathLike),
    ),
    "cert": SettingKind(
        "the path of a certificate, or a pair with that of its key", _is_certificate
    ),
    "proxy": TEXT,
    "allow_http": FLAG,
    "headers": _HEADERS,
    "before": _HOOK,
    "after": _HOOK,
    "pool_size": _POSITIVE,
    "transport": _HOOK,
    "tracing": FLAG,
}

WAIT_KINDS: Mapping[str, SettingKind] = {
    "timeout": SettingKind(
        f"a number of seconds from 0 to {_MAX_VALUE}", partial(_is_number, minimum=0)
    ),
    "poll": SECONDS,
    "progress": _HOOK,
    "condition": _HOOK,
    "cancel": SettingKind("an Event of threading", _is_event),
}
"""The arguments of those who wait."""


def validate(
    settings: Mapping[str, Any], kinds: Mapping[str, SettingKind], what: str = "setting"
) -> dict[str, Any]:
    """The settings that are not None; a ConfigurationError that names all wrong ones.

    Values are not in the message: they may be secret.
    """
    problems = [
        (
            _unknown(name, kinds, what)
            if name not in kinds
            else f"{name} must be {kinds[name].description}"
        )
        for name, value in settings.items()
        if name not in kinds or not (value is None or kinds[name].accepts(value))
    ]
    if problems:
        raise ConfigurationError("; ".join(problems))
    return {name: value for name, value in settings.items() if value is not None}


def _unknown(name: str, kinds: Mapping[str, SettingKind], what: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.lower(), kinds, 1)
    return f"unknown {what} {name!r}" + (
        f"; did you mean {close[0]!r}?" if close else ""
    )

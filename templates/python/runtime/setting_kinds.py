"""What values the settings of clients and calls can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from os import PathLike, fspath
from typing import Any, NamedTuple

from .base_errors import ConfigurationError

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_MIN_SECONDS = 0.001
# What the operating system accepts as a time-out: about three years.
_MAX_VALUE = 10**8


class SettingKind(NamedTuple):
    """What a setting is in words, and the function that says whether a value is one."""

    description: str
    accepts: Callable[[Any], bool]


def _is_number(value: Any, types: tuple[type, ...], minimum: float) -> bool:
    is_number = isinstance(value, types) and not isinstance(value, bool)
    return is_number and minimum <= value <= _MAX_VALUE


def _is_path(value: Any) -> bool:
    return isinstance(value, str | PathLike) and isinstance(fspath(value), str)


def _is_certificate(value: Any) -> bool:
    is_pair = isinstance(value, tuple) and len(value) == 2
    return all(map(_is_path, value)) if is_pair else _is_path(value)


def _are_headers(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(name, str)
        and _HEADER_NAME.fullmatch(name)
        and isinstance(text, str)
        and text.isprintable()
        for name, text in value.items()
    )


def _has_text_keys(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(name, str) for name in value)


TEXT = SettingKind("a text", lambda value: isinstance(value, str))
FLAG = SettingKind("True or False", lambda value: isinstance(value, bool))
SECONDS = SettingKind(
    f"a number of seconds from {_MIN_SECONDS} to {_MAX_VALUE}",
    lambda value: _is_number(value, (int, float), _MIN_SECONDS),
)
_HEADERS = SettingKind("a mapping of header names to texts", _are_headers)
_VALUES = SettingKind("a mapping of names to values", _has_text_keys)
_POSITIVE = SettingKind(
    "a whole number, 1 or more", lambda value: _is_number(value, (int,), 1)
)
_HOOK = SettingKind("a function", callable)

CALL_KINDS: Mapping[str, SettingKind] = {
    "timeout": SECONDS,
    "connect_timeout": SECONDS,
    "read_timeout": SECONDS,
    "retries": SettingKind(
        "a whole number, 0 or more", lambda value: _is_number(value, (int,), 0)
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
        lambda value: isinstance(value, bool) or _is_path(value),
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

"""What may be shown in messages, logs and reprs: no secret, no password, no session."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

HIDDEN = "***"
_SECRET_NAME = re.compile(
    r"pass(word|wd|phrase|code)?$|password|secret|signature|session_?key|api_?key|token"
    r"|user_?data|private_?key|access_?key|credential|pre_?shared|psk$|2fa|otp$",
    re.IGNORECASE,
)
_JSON_TEXT_FIELD = re.compile(
    rb'"([^"\\]{1,64})"(\s*:\s*)"((?:[^"\\]|\\.)*)"', re.DOTALL
)
# `name=value` of a query or a form, which proxies quote in their error pages.
_FORM_FIELD = re.compile(
    rb"(?<![\w.\[\]%-])([\w.\[\]%-]{1,64})=([^&;\s\"'<>\\]+)", re.ASCII
)
# A shorter value may be a part of any text.
_MIN_SECRET_LENGTH = 4


_learned_names: set[str] = set()


def learn_secret_name(name: str) -> None:
    """Take the value of a field or parameter of this name for a secret, whatever it is called."""
    _learned_names.add(name.lower())


def is_secret(name: str) -> bool:
    """Whether the value of a field or parameter of this name must not be shown."""
    return _SECRET_NAME.search(name) is not None or name.lower() in _learned_names


def redact_value(name: str, value: Any) -> Any:
    """The value of a field, for a repr."""
    if is_secret(name) and not isinstance(value, bool):
        return HIDDEN
    if _is_map(value):
        return {key: redact_value(str(key), item) for key, item in value.items()}
    return [redact_value("", item) for item in value] if _is_list(value) else value


def _is_map(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def mask(text: str, secrets: Iterable[str]) -> str:
    """A text without the secrets that it quotes."""
    for secret in secrets:
        if len(secret) >= _MIN_SECRET_LENGTH:
            text = text.replace(secret, HIDDEN)
    return text


def mask_bytes(data: bytes, secrets: Iterable[str]) -> bytes:
    """The same for bytes in UTF-8."""
    for secret in secrets:
        if len(secret) >= _MIN_SECRET_LENGTH:
            data = data.replace(secret.encode(), HIDDEN.encode())
    return data


def redact_body(body: bytes) -> bytes:
    """A body without the secrets in its JSON, even if it is malformed, and in quoted URLs."""
    body = _JSON_TEXT_FIELD.sub(_hide_json, body)
    return _FORM_FIELD.sub(_hide_form, body)


def redact_text(text: str) -> str:
    """The same for a text."""
    return redact_body(text.encode(errors="surrogatepass")).decode(
        errors="surrogatepass"
    )


def _hide_json(field: re.Match[bytes]) -> bytes:
    if not is_secret(field[1].decode(errors="replace")):
        return field[0]
    return b'"%b"%b"%b"' % (field[1], field[2], HIDDEN.encode())


def _hide_form(field: re.Match[bytes]) -> bytes:
    is_hidden = is_secret(field[1].decode())
    return b"%b=%b" % (field[1], HIDDEN.encode()) if is_hidden else field[0]

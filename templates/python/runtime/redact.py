"""What may be shown: never a secret, a password or what a session stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

_SECRET = re.compile(
    r"pass(word|wd|phrase|code)?$|password|secret|signature|sessionkey|api_?key|token"
    r"|user_?data|private_?key|access_?key|credential|pre_?shared|psk$|2fa|otp$",
    re.IGNORECASE,
)
_IN_JSON = re.compile(rb'"([^"\\]{1,64})"(\s*:\s*)"((?:[^"\\]|\\.)*)"', re.DOTALL)
_HIDDEN = "***"
# What is shorter may stand in any text.
_SHORTEST = 4


def is_secret(name: str) -> bool:
    """Whether what is called so is not to be shown."""
    return _SECRET.search(name) is not None


def shown(name: str, value: Any) -> Any:
    """A value that is called so, for a repr."""
    if is_secret(name) and not isinstance(value, bool):
        return _HIDDEN
    if _is_map(value):
        return {key: shown(str(key), one) for key, one in value.items()}
    return [shown("", one) for one in value] if _is_list(value) else value


def _is_map(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


class Wire(dict[str, str]):
    """Parameters as they travel. Its repr, and so a traceback, shows no secret."""

    def __repr__(self) -> str:
        return repr(redacted(self))


def redacted(params: Mapping[str, str]) -> dict[str, str]:
    """Parameters for logs and reprs. A map's entry is hidden where its name tells so."""
    hidden = _hidden(params)
    return {name: _HIDDEN if name in hidden else text for name, text in params.items()}


def without_secrets(text: str, params: Mapping[str, str]) -> str:
    """A text of the server without what was sent to it in confidence."""
    for name in _hidden(params):
        value = params[name]
        if len(value) >= _SHORTEST:
            text = text.replace(value, _HIDDEN)
    return text


def redacted_json(body: bytes) -> bytes:
    """An answer without its secrets, well-formed or not."""
    return _IN_JSON.sub(_hide, body)


def _hide(pair: re.Match[bytes]) -> bytes:
    if not is_secret(pair[1].decode(errors="replace")):
        return pair[0]
    return b'"%b"%b"%b"' % (pair[1], pair[2], _HIDDEN.encode())


def _hidden(params: Mapping[str, str]) -> Iterable[str]:
    """The names of what is not to be shown."""
    entries = {
        name.rpartition(".")[0]
        for name, value in params.items()
        if name.endswith((".key", ".name")) and is_secret(value)
    }
    return [
        name for name in params if is_secret(name) or name.rpartition(".")[0] in entries
    ]

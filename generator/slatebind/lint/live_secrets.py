"""Which values that look like credentials can probably be used: none that expired, was altered, or is a sandbox's."""

import base64
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from slatebind.extraction.secrets_in_text import PLACEHOLDER_TEXT, Secret

_EXPIRED_BEFORE = 1767225600
"""The start of 2026 in Unix time. It is fixed, as findings must not depend on the day."""
_TOKEN = re.compile(r"e\w{1,2}[\w-]{6,}(?:\.[\w-]+){0,2}\.?")
_TOKEN_HEADER = re.compile("hbGci|IkpXVC|J0eXAi|IsInR5c|JhbGci")
"""What base 64 makes of ``"alg``, ``"JWT`` and ``"typ``, however they are shifted."""
_SANDBOX = re.compile(r"sandbox|staging|localhost|127\.0\.0\.1", re.I)
_SURROUNDINGS = 400
"""Characters before and after a value in which its host is."""
_NAME_LENGTH = 40
_KEY = re.compile(r"api[_-]?key\W{0,8}$", re.I)
_SIGNATURE = re.compile(r"sign(?:ature)?\W{0,8}$", re.I)
_OF_SIGNED_URL = "X-Amz-Credential="
"""The key in a URL that was signed with its secret."""
_ACCESS_TOKEN = re.compile(r"access_?token\W{0,8}$", re.I)
_LIFETIME = re.compile(r"expires?_?(?:in|at)\b", re.I)
"""What a response says of a token that it hands out."""
_SECRET = re.compile(r"(?:api|secret)[_-]?(?:secret|sign|access)|passphrase", re.I)
"""What a request needs with its key, where the key alone is useless."""
_ALTERED_HEX = re.compile(r"(?=.{32,}$)[0-9a-f]*(?:[g-z][0-9a-f]*){1,2}")
_KEYBOARD_ROWS = tuple(map(frozenset, ("asdfghjkl", "qwertyuiop", "zxcvbnm")))
_SHARED_START = 12
"""Characters that two random values do not share."""
_MAX_LIVE_VALUES = 20
"""More different values are those of as many runs of a test."""


def live(found: Sequence[tuple[str, Secret]]) -> list[bool]:
    """For each value with the text that it is in, whether somebody can probably use it."""
    values = {secret.value for _, secret in found}
    starts = Counter(value[:_SHARED_START] for value in values)
    needs_secret = any(_SECRET.search(text) for text in {text for text, _ in found})
    usable = [_is_usable(secret, text, needs_secret=needs_secret) for text, secret in found]
    count = len({secret.value for (_, secret), is_usable in zip(found, usable, strict=True) if is_usable})
    if count > _MAX_LIVE_VALUES:
        return [False] * len(found)
    altered = {value for value in values if starts[value[:_SHARED_START]] > 1 and _payload(value) is None}
    return [is_usable and secret.value not in altered for (_, secret), is_usable in zip(found, usable, strict=True)]


def _is_usable(secret: Secret, text: str, *, needs_secret: bool) -> bool:
    value = secret.value
    name = text[max(secret.start - _NAME_LENGTH, 0) : secret.start]
    if _SIGNATURE.search(name) or name.endswith(_OF_SIGNED_URL) or (needs_secret and _KEY.search(name)):
        return False
    if value.startswith("eyJ") or (_TOKEN.fullmatch(value) and _TOKEN_HEADER.search(value)):
        return _is_valid(_payload(value))
    around = text[max(secret.start - _SURROUNDINGS, 0) : secret.start + _SURROUNDINGS]
    is_short_lived = _ACCESS_TOKEN.search(name) and _LIFETIME.search(around)
    return not (is_short_lived or _SANDBOX.search(around) or _is_made_up(value) or _is_worked_out(value, around))


def _payload(value: str) -> dict[str, Any] | None:
    """What a JSON web token says; None if it is not one."""
    parts = value.split(".")
    if len(parts) != 3 or not all(parts):
        return None
    try:
        content = [msgspec.json.decode(_decoded(part)) for part in parts[:2]]
    except (ValueError, msgspec.DecodeError):
        return None
    return content[1] if isinstance(content[1], dict) else None


def _is_valid(payload: dict[str, Any] | None) -> bool:
    """Whether a token was not altered, and has not expired."""
    if payload is None:
        return False
    expires = payload.get("exp")
    return not (isinstance(expires, int | float) and expires < _EXPIRED_BEFORE)


def _is_made_up(value: str) -> bool:
    """Whether a value was typed, or is a placeholder in base 64."""
    letters = frozenset(character for character in value.lower() if character.isalpha())
    if _ALTERED_HEX.fullmatch(value) or any(letters <= row for row in _KEYBOARD_ROWS):
        return True
    try:
        text = _decoded(value).decode("ascii")
    except ValueError:
        return False
    return text.isprintable() and PLACEHOLDER_TEXT.search(text) is not None


def _is_worked_out(value: str, around: str) -> bool:
    """Whether the text around a login in base 64 shows of which name and password it is made, which are examples."""
    try:
        name, _, password = _decoded(value).decode("ascii").partition(":")
    except ValueError:
        return False
    return bool(name and password) and name in around and password in around


def _decoded(text: str) -> bytes:
    return base64.b64decode(text.translate(_STANDARD) + "=" * (-len(text) % 4), validate=True)


_STANDARD = str.maketrans("-_", "+/")


def logins(values: Iterable[str]) -> dict[str, str]:
    """For each value that is a login in base 64, the other value that is in it."""
    known = {*values}
    found = {}
    for value in known:
        try:
            parts = _decoded(value).decode("ascii").split(":")
        except ValueError:
            continue
        if part := next((part for part in parts if part in known), ""):
            found[value] = part
    return found

"""Values in docs that look like credentials somebody could use: finding them, and putting placeholders in their place.

A value counts if it has the form that a service gives its keys, or if it is a long random text where a credential
stands: behind the name of one, in an `Authorization` header, or as the login of curl. Placeholders and words do not.
"""

import base64
import binascii
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

_FORMS = re.compile(
    r"""\b(?:
        (?:sk|rk)_live_[A-Za-z0-9]{16,}
      | (?:AKIA|ASIA)[0-9A-Z]{16}\b
      | gh[opsru]_[A-Za-z0-9]{36,}
      | github_pat_[A-Za-z0-9_]{40,}
      | glpat-[\w-]{20,}
      | xox[abeoprs]-[A-Za-z0-9-]{20,}
      | AIza[\w-]{35}
      | SG\.[\w-]{16,}\.[\w-]{16,}
      | npm_[A-Za-z0-9]{36}
      | eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}
    )""",
    re.X,
)
_NAME = (
    r"(?:api[_-]?(?:key|token|secret|sign)|secret(?:[_-]?(?:access[_-]?)?key)?|(?:access|auth|refresh|oauth)[_-]?token"
    r"|client[_-]?secret|private[_-]?key|passw(?:or)?d|passphrase)"
)
_VALUE = r"[\w\-.+/=~]{16,}"
_NAMED = re.compile(
    rf"""{_NAME}["']?\s{{0,3}}(?:[:=]|=>)\s{{0,3}}["']?(?P<value>{_VALUE})
      | \bAuthorization["']?\s{{0,3}}[:=]\s{{0,3}}["']?(?:\w{{3,10}}\s+)?(?:token=)?["']?(?P<header>{_VALUE})
      | \s(?:-u|--user)[\s=]{{0,3}}["']?(?P<login>[\w\-.+~]{{0,100}}:?[\w\-.+~]{{0,200}})
    """,
    re.X | re.I | re.A,
)
_NAME_ALONE = re.compile(rf"{_NAME}$", re.I | re.A)
_WORDS = ("key", "token", "secret", "sign", "passw", "passphrase", "authorization", "-u")
"""What each name of a credential has, in lower case: to look for them is much faster than with the expression."""
_PRIVATE_KEY = re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?P<value>[A-Za-z0-9+/=\s\\]{40,20000}?)-----END")
PLACEHOLDER_TEXT = re.compile(
    r"your|example|sample|dummy|placeholder|x{4}|\*{3}|\.{3}|<|1234|abcd|0000|(.)\1{5}|test|demo|changeme|insert|replace|here"
    r"|(?-i:(?<![A-Za-z0-9])my(?=[A-Z_-])|eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9l)",
    re.I,
)
"""What is in a value that stands for another one.

The last one begins the web token that tools show, ``{"sub":"1234567890","name":"John Doe"}``, in base 64.
"""
_TOKENS = tuple(
    re.compile(rf"(?<![{characters}])[{characters}]{{16,}}={{0,2}}") for characters in (r"\w.+/~\-", r"\w.~\-", r"\w\-")
)
"""The texts between which a value can stand: as a whole, in a path, behind a dot. Words are tried at their start."""
_LONG = re.compile(r"(?<![\w\-.+/=~])[\w\-.+/=~]{16}")
"""What is in every form, and in every value behind a name."""
_MIN_LENGTH = 20
_MIN_ENTROPY = 3.0
"""Bits for each character: hexadecimal digits at random have about 3.5, words about 3."""
PLACEHOLDER = "YOUR_SECRET"
"""What is put in the place of such a value."""


class Secret(NamedTuple):
    """A value that looks like a credential, and its offset in the text."""

    value: str
    start: int


def find_secrets(text: str) -> Iterator[Secret]:
    """The values in a text that look like credentials, in no order."""
    for match in _PRIVATE_KEY.finditer(text):
        yield Secret(match["value"], match.start("value"))
    for start, end in _spans(text):
        yield from _find_in(text, start, end)


def is_name_of_secret(name: str) -> bool:
    """Whether a value behind a name is a credential."""
    return _NAME_ALONE.search(name) is not None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The lines with a long text, each from the line before on, where the name of its value may be.

    Most lines have none, and to look for one is much faster than to look for the name of a credential.
    """
    start = end = 0
    while (found := _LONG.search(text, end)) is not None:
        line = text.rfind("\n", 0, found.start())
        before = text.rfind("\n", 0, max(line, 0)) + 1
        if before > end:
            yield start, end
            start = before
        end = text.find("\n", found.end())
        if end < 0:
            end = len(text)
    yield start, end


def _find_in(text: str, start: int, end: int) -> Iterator[Secret]:
    for match in _FORMS.finditer(text, start, end):
        if not PLACEHOLDER_TEXT.search(match[0]) and (not match[0].startswith("eyJ") or _is_token(match[0])):
            yield Secret(match[0], match.start())
    named = text[start:end].lower()
    if not any(word in named for word in _WORDS):
        return
    for match in _NAMED.finditer(text, start, end):
        group = match.lastgroup or "value"
        start = match.start(group)
        for part in match[group].split(":") if group == "login" else (match[group],):
            if _is_random(part) or (group == "header" and _is_login(part)):
                yield Secret(part.rstrip("=."), start)
            start += len(part) + 1


def _is_random(value: str) -> bool:
    """Whether a value is a long text of letters and digits that no word is in."""
    text = value.strip("=-_.")
    if len(text) < _MIN_LENGTH or PLACEHOLDER_TEXT.search(text) or "//" in text:
        return False
    if not re.search(r"\d", text) or not re.search(r"[A-Za-z]", text):
        return False
    counts = Counter(text)
    entropy = -sum(count / len(text) * math.log2(count / len(text)) for count in counts.values())
    return entropy >= _MIN_ENTROPY


def _is_login(value: str) -> bool:
    """Whether a value is a name and a password in base 64 that look like credentials."""
    try:
        text = base64.b64decode(value + "=" * (-len(value) % 4), validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return False
    return ":" in text and any(_is_random(part) for part in text.split(":"))


def _is_token(value: str) -> bool:
    """Whether a text is a JSON web token, and not one that was made unreadable on purpose."""
    header = value.partition(".")[0]
    try:
        content = msgspec.json.decode(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)))
    except (binascii.Error, ValueError, msgspec.DecodeError):
        return False
    return isinstance(content, dict) and "alg" in content


def without_secrets(value: Any, secrets: Mapping[str, str]) -> Any:
    """A value with placeholders in all of its texts. ``secrets`` has the placeholder of each text that is replaced."""
    if isinstance(value, str):
        return _masked(value, secrets)
    if isinstance(value, msgspec.Struct):
        # Most fields are empty.
        fields = {name: old for name in value.__struct_fields__ if (old := getattr(value, name))}
        changed = {name: new for name, old in fields.items() if (new := without_secrets(old, secrets)) is not old}
        return msgspec.structs.replace(value, **changed) if changed else value
    if isinstance(value, tuple | list):
        items = [without_secrets(item, secrets) for item in value]
        is_same = all(new is old for new, old in zip(items, value, strict=True))
        return value if is_same else type(value)(items)
    if isinstance(value, dict):
        entries = {key: without_secrets(item, secrets) for key, item in value.items()}
        return value if all(entries[key] is item for key, item in value.items()) else entries
    return value


def _masked(text: str, secrets: Mapping[str, str]) -> str:
    if len(text) < _MIN_LENGTH or not _LONG.search(text):
        return text
    masked = text
    for tokens in _TOKENS:
        if secrets.keys().isdisjoint(token.rstrip("=.") for token in tokens.findall(masked)):
            continue  # as in most texts
        masked = tokens.sub(lambda match: secrets.get(match[0].rstrip("=."), match[0]), masked)
    if "PRIVATE KEY-----" in masked:
        masked = _PRIVATE_KEY.sub(lambda match: match[0].replace(match["value"], f"\n{PLACEHOLDER}\n"), masked)
    return masked if masked != text else text

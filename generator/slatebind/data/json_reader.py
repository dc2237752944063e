"""Reading JSON into plain values. Errors are worded here, since those of the standard library differ between versions.

The standard library parses every text. Text that it rejects is scanned again by the small scanner below, which reports
position and reason. The reader also rejects what not every version or consumer of the values supports: unlimited
nesting, integers beyond 64 bits, and text that no encoding can express.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

MAX_DEPTH = 200
INTEGERS = range(-(1 << 63), 1 << 64)
_MAX_DIGITS = 20

_CHARACTERS = r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*'
_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)"
    rf'|(?P<string>"{_CHARACTERS}")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?P<fraction>(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?))"
    r"|(?P<word>[A-Za-z_]\w*)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_OPEN_STRING = re.compile(f'"{_CHARACTERS}')
SURROGATE = re.compile("[\ud800-\udfff]")
_NEEDS_SCAN = re.compile(r"[0-9]{19}|\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_CLOSING = {"[": "]", "{": "}"}


class JsonError(NamedTuple):
    """Why a text cannot be read, and where; lines and columns count from 1. Only a limit is exceeded by valid JSON."""

    line: int
    column: int
    reason: str
    is_limit: bool = False

    @property
    def problem(self) -> str:
        """What is wrong with the text, as the end of a sentence about it."""
        return f"cannot be read: {self.reason}" if self.is_limit else f"is not valid JSON: {self.reason}"


class ParsedJson(NamedTuple):
    """A value, or the reason why there is none."""

    value: Any
    error: JsonError | None


def read_json(text: str, *, is_lenient: bool = False) -> ParsedJson:
    """The value of a JSON text.

    Lenient is for a text of which other parts matter: integers beyond 64 bits become the nearest ones within them, and
    unpaired surrogates become U+FFFD.
    """
    try:
        value = json.loads(text, parse_constant=_refuse, parse_int=_clipped if is_lenient else None)
    except (ValueError, RecursionError):
        return ParsedJson(None, _find_error(text, is_lenient) or JsonError(1, 1, "it cannot be read"))
    needs_scan = _NEEDS_SCAN.search(text) is not None
    if needs_scan or (text.count("[") + text.count("{") > MAX_DEPTH and _is_too_deep(value)):
        error = _find_error(text, is_lenient)
        if error is None and needs_scan and is_lenient:
            value = _without_surrogates(value)
        return ParsedJson(None if error else value, error)
    return ParsedJson(value, None)


def _without_surrogates(value: Any) -> Any:
    """A value, nested no deeper than allowed, with U+FFFD for unpaired surrogates."""
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(name): _without_surrogates(item) for name, item in value.items()}
    return value


def _is_too_deep(value: Any) -> bool:
    """Whether lists and objects are nested too deep. Level by level: scanning the text takes ten times as long."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for holder in level
            if isinstance(holder, dict | list)
            for inner in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _clipped(digits: str) -> int:
    """The integer that digits stand for, or the nearest one of 64 bits."""
    if len(digits) > _MAX_DIGITS + 1:
        return INTEGERS[0] if digits.startswith("-") else INTEGERS[-1]
    return min(max(int(digits), INTEGERS[0]), INTEGERS[-1])


def _find_error(text: str, is_lenient: bool) -> JsonError | None:
    """The first error of a text."""
    for at, reason, is_limit in _Scanner(text, is_lenient).errors():
        return JsonError(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), reason, is_limit)
    return None


Located = tuple[int, str, bool]
"""An offset, what is wrong there, and whether it is only more than this reader takes."""


class _Scanner:
    """Which token may come next. ``expected`` is the same, worded for messages; ``open`` are the brackets around it."""

    def __init__(self, text: str, is_lenient: bool) -> None:
        self.text = text
        self.is_lenient = is_lenient
        self.open: list[str] = []
        self.expected = "a value"
        self.comma: int | None = None

    def errors(self) -> Iterator[Located]:
        """Errors in the order of the text. Only the first one is meaningful: the scanner does not recover from it."""
        for token in _TOKEN.finditer(self.text):
            if token.lastgroup != "space":
                yield from self._read(token)
        if self.expected != "the end":
            yield len(self.text), f"expected {self.expected}, found the end", False

    def _read(self, token: re.Match[str]) -> Iterator[Located]:
        kind, text, comma = token.lastgroup, token[0], self.comma
        self.comma = None
        if kind == "mark" and text == '"':
            yield self._string_error(token.start())
        elif "a value" in self.expected and (kind in ("string", "number") or text in ("true", "false", "null")):
            yield from self._scalar_error(token)
            self._end_value()
        elif "a value" in self.expected and text in ("[", "{"):
            if len(self.open) == MAX_DEPTH:
                yield token.start(), f"nested more than {MAX_DEPTH} levels deep", True
            self.open.append(text)
            self.expected = "a value or `]`" if text == "[" else "a key in double quotes or `}`"
        elif "a key" in self.expected and kind == "string":
            yield from self._scalar_error(token)
            self.expected = "`:`"
        elif text == ":" and self.expected == "`:`":
            self.expected = "a value"
        elif text == "," and "`,`" in self.expected:
            self.expected = "a value" if self.open[-1] == "[" else "a key in double quotes"
            self.comma = token.start()
        elif f"`{text}`" in self.expected and text in ("]", "}"):
            self.open.pop()
            self._end_value()
        elif comma is not None and text == _CLOSING[self.open[-1]]:
            yield comma, f"`,` before `{text}`", False
        else:
            yield token.start(), f"expected {self.expected}, found `{text[:20]}`", False

    def _end_value(self) -> None:
        self.expected = f"`,` or `{_CLOSING[self.open[-1]]}`" if self.open else "the end"

    def _scalar_error(self, token: re.Match[str]) -> Iterator[Located]:
        if self.is_lenient:
            return
        if token.lastgroup == "string" and SURROGATE.search(json.loads(token[0])):
            yield token.start(), "text with an unpaired surrogate", True
        elif token.lastgroup == "number" and not token["fraction"]:
            digits = token[0].lstrip("-")
            if len(digits) > _MAX_DIGITS or int(token[0]) not in INTEGERS:
                yield token.start(), "integer of more than 64 bits", True

    def _string_error(self, start: int) -> Located:
        """Why the text that begins at ``start`` does not end as it should."""
        match = _OPEN_STRING.match(self.text, start)
        end = match.end() if match else start
        found = self.text[end : end + 2]
        if found.startswith("\\"):
            return end, f"unknown escape `{found}`", False
        if not found or found[0] in "\r\n":
            return start, "text without a closing quote on its line", False
        return end, f"control character U+{ord(found[0]):04X} in text", False

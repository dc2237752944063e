"""Reading JSON as docs write it: with comments, ``...``, commas and quotes that are missing, several values in a row.

The result is a tree that knows where each member is and what a comment says about it. What is read is certain: a text
that could mean several things has an error instead. Libraries that repair JSON guess: in ``{"a": {...}, "b": 1}`` they
take ``b`` for a member of ``a``. The time is linear in the length of the text.
"""

import json
import re
from math import isfinite
from typing import Any

import msgspec

from slatebind.data.json_reader import INTEGERS, MAX_DEPTH, SURROGATE, JsonError
from slatebind.data.json_tree import JsonObject, Member, TolerantJson, Word, is_dots

_TOKEN = re.compile(
    r"(?P<space>[^\S\n]+)"
    r"|(?P<line>\n)"
    r"|(?P<comment>//[^\n]*|\#[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|[\u201c\u201d](?:[^\u201c\u201d\\\n]|\\.)*+[\u201c\u201d])"
    r"|(?P<dots>(?:\.{2,}|\u2026)(?:\s*<[^<>\n]*+>(?:\.{2,}|\u2026)?)?)"
    r"|(?P<dots_list>\[[^\S\n]*(?:\.{2,}|\u2026)[^\S\n]*\])"
    r"|(?P<word>\{\{[^{}\n]*+\}\}|<[^<>\n\"]*+>|[\d+-][\w.:+-]*|[^\s{}\[\],:\"'<>\u201c\u201d/]+(?:://[^\s,{}\[\]\"']*)?)"
    r"|(?P<long>\"(?:[^\"\\]|\\.)*+\"(?=\s*(?:[,}\]]|\Z)))"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_NUMBER = re.compile(r"[+-]?\d{1,20}(?:\.\d*)?(?:[eE][+-]?\d{1,3})?")
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None, "True": True, "False": False, "None": None, "undefined": None}
_CLOSING = {"[": "]", "{": "}"}
_COMMENT_MARKS = re.compile(r"^(?://+|#+|/\*+)|\*+/$")


def read_tolerant(text: str) -> TolerantJson:
    """The values of a text: objects as `JsonObject`, lists, and scalars; a text without any has an error."""
    reader = _Reader(text)
    try:
        reader.read()
    except _BrokenError as problem:
        line = text.count("\n", 0, problem.at) + 1
        column = problem.at - text.rfind("\n", 0, problem.at)
        return TolerantJson((), False, JsonError(line, column, problem.reason, problem.is_limit))
    return TolerantJson(tuple(reader.values), not reader.is_repaired)


class _BrokenError(Exception):
    def __init__(self, at: int, reason: str, *, is_limit: bool = False) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason
        self.is_limit = is_limit


class _Frame(msgspec.Struct):
    """An object or a list that is not closed yet. ``state`` is what was read last in it."""

    kind: str
    value: Any
    is_implicit: bool = False
    state: str = "start"
    key: str = ""
    key_line: int = 0


class _Reader:
    """A machine over tokens with a stack of its own, so that deep texts cannot exhaust that of Python.

    States of a frame: ``start``, after a ``value``, after a ``comma``, and in objects after a ``key`` and a ``colon``.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: list[Any] = []
        self.is_repaired = False
        self._stack: list[_Frame] = []
        self._line = 0
        self._last: Member | None = None
        self._last_line = -1
        self._comment = ""

    def read(self) -> None:
        """Fill ``values``."""
        for match in _TOKEN.finditer(self.text):
            kind, text = match.lastgroup or "", match[0]
            if kind == "line":
                self._line += 1
            elif kind == "comment":
                self._add_comment(text)
            elif kind == "space":
                self.is_repaired |= bool(text.strip(" \t\r"))
            else:
                self._read_token(kind, text, match.start())
        end = len(self.text)
        while self._stack:
            self.is_repaired |= not (self._stack[-1].is_implicit and len(self._stack) == 1)
            self._close(end)
        if not self.values:
            raise _BrokenError(0, "there is no value")

    def _add_comment(self, text: str) -> None:
        self.is_repaired = True
        self._line += text.count("\n")
        content = _COMMENT_MARKS.sub("", text.strip()).strip()
        if self._last is not None and self._last_line == self._line:
            self._last.comment = f"{self._last.comment} {content}".strip()
        else:
            self._comment = f"{self._comment} {content}".strip()

    def _read_token(self, kind: str, text: str, at: int) -> None:
        if kind == "dots" or (kind == "dots_list" and self._is_at_key()):
            self._leave_out(at)
        elif kind == "dots_list":
            self.is_repaired = True
            self._before_value(at, text)
            self._put([])
        elif kind == "mark" and text in "{[":
            self._open(text, at)
        elif kind == "mark" and text in "}]":
            self._read_closing(text, at)
        elif kind == "mark" and text == ",":
            self._read_comma(at)
        elif kind == "mark" and text == ":":
            self._read_colon(at)
        elif kind == "mark":
            raise _BrokenError(at, _unexpected(text))
        else:
            self._read_scalar(kind, text, at)

    def _leave_out(self, at: int) -> None:
        """Dots in place of elements or members, or of a value, which is then unknown."""
        self.is_repaired = True
        if self._stack and self._stack[-1].state == "colon":
            self._add(Word("..."), at)
        elif self._stack and self._stack[-1].state == "key":
            raise _BrokenError(at, "expected `:`, found `...`")

    def _open(self, text: str, at: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise _BrokenError(at, f"nested more than {MAX_DEPTH} levels deep", is_limit=True)
        self._before_value(at, text)
        value: Any = JsonObject([]) if text == "{" else []
        self._put(value)
        self._stack.append(_Frame(text, value))
        self._comment = ""

    def _read_closing(self, text: str, at: int) -> None:
        kinds = [_CLOSING[frame.kind] for frame in self._stack[-2:]]
        if kinds and kinds[-1] != text and kinds[0] == text:
            self.is_repaired = True
            self._close(at)
        if not self._stack or self._stack[-1].is_implicit or _CLOSING[self._stack[-1].kind] != text:
            if not self.values:
                raise _BrokenError(at, _unexpected(text))
            self.is_repaired = True
            return
        self._close(at)

    def _close(self, at: int) -> None:
        frame = self._stack[-1]
        self._check_member(frame, at)
        self._stack.pop()
        self.is_repaired |= frame.state == "comma"
        self._last_line = self._line if self._last_line == self._line else -1

    def _read_comma(self, at: int) -> None:
        if not self._stack:
            self.is_repaired = True
            return
        frame = self._stack[-1]
        self._check_member(frame, at)
        self.is_repaired |= frame.state != "value"
        frame.state = "comma"

    def _check_member(self, frame: _Frame, at: int) -> None:
        """Check that a member has a value, or is nothing but dots in quotes."""
        if frame.state == "colon" or (frame.state == "key" and not is_dots(frame.key)):
            raise _BrokenError(at, f"`{frame.key[:40]}` has no value")
        self.is_repaired |= frame.state == "key"

    def _read_colon(self, at: int) -> None:
        if not self._stack and len(self.values) == 1 and isinstance(self.values[0], str):
            key = self.values.pop()
            self.is_repaired = True
            value = JsonObject([])
            self.values.append(value)
            self._stack.append(_Frame("{", value, is_implicit=True, state="colon", key=key, key_line=self._line))
        elif self._stack and self._stack[-1].state == "key":
            self._stack[-1].state = "colon"
        else:
            raise _BrokenError(at, _unexpected(":"))

    def _read_scalar(self, kind: str, text: str, at: int) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame is not None and self._is_at_key() and kind != "long":
            if frame.state == "value" or not (kind == "string" and text[0] == '"'):
                self.is_repaired = True
            frame.key = self._text(text, at) if kind == "string" else text
            frame.key_line = self._line
            frame.state = "key"
            return
        self._before_value(at, text)
        value = self._scalar(kind, text, at)
        if frame is None and isinstance(value, Word):
            raise _BrokenError(at, _unexpected(text))
        self._put(value)

    def _is_at_key(self) -> bool:
        """Whether a key may come next."""
        return bool(self._stack) and self._stack[-1].kind == "{" and self._stack[-1].state not in ("key", "colon")

    def _scalar(self, kind: str, text: str, at: int) -> Any:
        if kind in ("string", "long"):
            return self._text(text, at)
        if text in _WORDS:
            self.is_repaired |= text not in ("true", "false", "null")
            return _WORDS[text]
        number = _number(text) if _NUMBER.fullmatch(text) else None
        self.is_repaired |= number is None or _JSON_NUMBER.fullmatch(text) is None
        return Word(text) if number is None else number

    def _text(self, source: str, at: int) -> str:
        """The content of a string. Its escapes are those of JSON, if they can be."""
        if source[0] == '"' and "\\" not in source and source.isprintable():
            return source[1:-1]
        self._line += source.count("\n")
        try:
            text = json.loads(source)
        except ValueError:
            self.is_repaired = True
            text = re.sub(r"\\(.)", r"\1", source[1:-1], flags=re.DOTALL)
        if SURROGATE.search(text):
            raise _BrokenError(at, "text with an unpaired surrogate", is_limit=True)
        return str(text)

    def _before_value(self, at: int, text: str) -> None:
        """Check that a value may come next."""
        if not self._stack:
            self.is_repaired |= bool(self.values)
            if self.values and not isinstance(self.values[-1], JsonObject | list):
                raise _BrokenError(at, _unexpected(text))
            return
        frame = self._stack[-1]
        if frame.kind == "{" and frame.state != "colon":
            expected = "`:`" if frame.state == "key" else "a key"
            raise _BrokenError(at, f"expected {expected}, found `{text[:20]}`")
        self.is_repaired |= frame.kind == "[" and frame.state == "value"

    def _add(self, value: Any, at: int) -> None:
        self._before_value(at, "...")
        self._put(value)

    def _put(self, value: Any) -> None:
        if not self._stack:
            self.values.append(value)
            return
        frame = self._stack[-1]
        frame.state = "value"
        if frame.kind == "[":
            frame.value.append(value)
            return
        member = Member(frame.key, frame.key_line, value, self._comment)
        frame.value.members.append(member)
        self._comment = ""
        self._last, self._last_line = member, self._line


def _unexpected(text: str) -> str:
    return f"unexpected `{text[:20]}`"


def _number(text: str) -> int | float | None:
    """The value of a number; None if no format can hold it."""
    if not set(text) & set(".eE"):
        value = int(text)
        return value if value in INTEGERS else None
    number = float(text)
    return number if isfinite(number) else None

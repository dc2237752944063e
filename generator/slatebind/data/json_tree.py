"""The records of JSON that was read as docs write it: a tree that knows where its members are."""

import re
from typing import Any

import msgspec

from slatebind.data.json_reader import JsonError

_DOTS = re.compile(r"\s*(?:\.{2,}|\u2026)\s*")


class Word(msgspec.Struct, frozen=True):
    """A value without quotes that is not a JSON value, such as ``<id>`` or ``String``."""

    text: str


class Member(msgspec.Struct, gc=False):
    """A member of an object: ``line`` counts from 0. ``comment`` is what is said about it at its line, or above it."""

    key: str
    line: int
    value: Any = None
    comment: str = ""


class JsonObject(msgspec.Struct):
    """The members in their order."""

    members: list[Member] = []


class TolerantJson(msgspec.Struct, frozen=True):
    """The values of a text, or the reason why there are none. ``is_strict`` says that the text is JSON."""

    values: tuple[Any, ...]
    is_strict: bool = True
    error: JsonError | None = None


def plain_value(value: Any) -> Any:
    """A value as lists, dicts and scalars."""
    match value:
        case JsonObject():
            return {member.key: plain_value(member.value) for member in value.members}
        case list():
            return [plain_value(item) for item in value]
        case Word():
            return value.text
        case _:
            return value


def is_dots(value: Any) -> bool:
    """Whether a key or an element is a text such as ``...``, which stands for further ones."""
    return isinstance(value, str) and _DOTS.fullmatch(value) is not None

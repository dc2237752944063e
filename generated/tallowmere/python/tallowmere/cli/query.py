"""``--query``: what to print, selected with JMESPath, an optional dependency."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import msgspec

from . import PROGRAM

_MAX_INTEGER_DIGITS = 18


class QueryError(Exception):
    """An expression that cannot be used; the message says why."""


class Query:
    """A compiled expression."""

    def __init__(self, compiled: Any, expected_error: type[Exception]) -> None:
        self._compiled = compiled
        self._expected_error = expected_error

    def apply(self, value: msgspec.Raw) -> msgspec.Raw:
        """What the expression selects of a JSON text. Numbers keep their digits."""
        try:
            decoded = json.loads(bytes(value), parse_float=_Number, parse_int=_integer)
            found = self._compiled.search(decoded)
        except (self._expected_error, ValueError, RecursionError) as problem:
            raise QueryError(f"--query: {problem}") from None
        return msgspec.Raw(msgspec.json.encode(found, enc_hook=_digits))


def compile_query(expression: str) -> Query | None:
    """The query, or None without an expression; a QueryError if it is not valid."""
    if not expression:
        return None
    try:
        jmespath = import_module("jmespath")
    except ModuleNotFoundError:
        raise QueryError(
            f"--query needs jmespath: pip install '{PROGRAM}[query]'"
        ) from None
    try:
        return Query(jmespath.compile(expression), jmespath.exceptions.JMESPathError)
    except jmespath.exceptions.JMESPathError as problem:
        text = " ".join(str(problem).split())
        raise QueryError(f"--query: {text}") from None


class _Number(float):
    """A number that remembers how it was written."""

    def __new__(cls, text: str) -> _Number:
        number = super().__new__(cls, text)
        number.text = text
        return number

    text: str


# JMESPath decides by the name of the class whether a value is a number.
_Number.__name__ = "float"


def _integer(text: str) -> int | _Number:
    return int(text) if len(text) <= _MAX_INTEGER_DIGITS else _Number(text)


def _digits(value: Any) -> Any:
    """A number as it was written, for msgspec, which asks about classes that it does not know."""
    if isinstance(value, _Number):
        return msgspec.Raw(value.text.encode())
    raise TypeError(type(value).__name__)

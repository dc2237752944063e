"""The parts of a request, with a repr that shows no secret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any, TypeGuard
from urllib.parse import quote

import msgspec

from ..http import Sink
from ..redact import is_secret, mask, mask_bytes, redact_value
from .files import Content, File

_encoder = msgspec.json.Encoder(enc_hook=repr, decimal_format="number")
Values = tuple[str, ...]
"""The texts of a parameter; several are joined by commas."""


class Params:
    """What is sent, by the part of the request: in the path, the query, headers and the body.

    ``items`` is a body that is a list.
    ``content`` is a body that is sent as it is, as ``content_type``; ``url`` is that of a
    next page, which the server gave, and replaces path and query. ``credentials`` are
    the secrets that the request is authenticated with. ``sink`` is where the body of
    the response is written.
    """

    def __init__(self) -> None:
        self.path: dict[str, str] = {}
        self.query: list[tuple[str, Values]] = []
        self.headers: dict[str, str] = {}
        self.body: dict[str, Any] = {}
        self.items: list[Any] | None = None
        self.content: Content | None = None
        self.content_type = "application/octet-stream"
        self.url: str | None = None
        self.credentials: set[str] = set()
        self.sink: Sink | None = None

    def __repr__(self) -> str:
        return repr(self.redacted())

    def copy(self) -> Params:
        """A copy with a query of its own."""
        made = copy(self)
        made.query = list(self.query)
        return made

    def with_query(self, name: str, text: str) -> Params:
        """The same with another value of a parameter of the query."""
        made = self.copy()
        made.query = [pair for pair in self.query if pair[0] != name]
        made.query.append((name, (text,)))
        return made

    def redacted(self) -> dict[str, str]:
        """What is sent, by name, for logs and hooks."""
        return {name: _shown(name, value) for name, value in self._all()}

    def mask(self, text: str) -> str:
        """A text of the server without the secrets that were sent to it."""
        return mask(text, self.secrets())

    def mask_bytes(self, data: bytes) -> bytes:
        """The same for bytes."""
        return mask_bytes(data, self.secrets())

    def _all(self) -> Iterator[tuple[str, Any]]:
        yield from self.path.items()
        for name, texts in self.query:
            yield name, ",".join(texts)
        for part in (self.headers, self.body):
            yield from part.items()
        if self.items is not None:
            yield "body", self.items

    def secrets(self) -> set[str]:
        """The secret values, as they are and as they travel."""
        values = {text for name, value in self._all() for text in _secrets(name, value)}
        values |= self.credentials
        return values | {quote(value, safe="") for value in values}


def _shown(name: str, value: Any) -> str:
    if isinstance(value, File):
        return f"({value.name}, {len(value.content)} bytes)"
    found = redact_value(name, value)
    if isinstance(found, bytes | bytearray):
        return f"({len(found)} bytes)"
    if isinstance(found, str):
        return found
    return _encoder.encode(found).decode()


def _secrets(name: str, value: Any) -> Iterator[str]:
    """The texts in a value that are secret by the name of their field."""
    if isinstance(value, str):
        if is_secret(name):
            yield value
    elif _is_map(value):
        for key, item in value.items():
            yield from _secrets(key, item)
    elif _is_list(value):
        for item in value:
            yield from _secrets(name, item)


def _is_map(value: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)

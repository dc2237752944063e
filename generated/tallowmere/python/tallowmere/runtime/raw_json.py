"""JSON texts that are taken apart without reading their values."""

from __future__ import annotations

from typing import Any

import msgspec

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for a text that is not JSON, not UTF-8, or nested without end."""

_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_items = msgspec.json.Decoder(list[msgspec.Raw])


def is_object(raw: msgspec.Raw) -> bool:
    """Whether a JSON text is that of an object."""
    return _first_byte(raw) == b"{"


def is_list(raw: msgspec.Raw) -> bool:
    """Whether a JSON text is that of a list."""
    return _first_byte(raw) == b"["


def is_null(raw: msgspec.Raw) -> bool:
    """Whether a JSON text is null."""
    return _first_byte(raw) == b"n"


def _first_byte(raw: msgspec.Raw) -> bytes:
    return memoryview(raw)[:1].tobytes()


def split_object(raw: bytes | msgspec.Raw) -> dict[str, msgspec.Raw]:
    """The texts of the values of an object."""
    try:
        return _fields.decode(raw)
    except UnicodeDecodeError:
        return _fields.decode(bytes(raw).decode(errors="replace"))


def objects_in(raw: msgspec.Raw | None) -> list[msgspec.Raw]:
    """The objects of a text in order: itself, or those in a list and the lists in it."""
    if raw is None:
        return []
    if is_list(raw):
        return [found for item in _items.decode(raw) for found in objects_in(item)]
    return [raw] if is_object(raw) else []


def decode_any(raw: msgspec.Raw) -> Any:
    """A value of any kind; one that cannot be read is the text that was received."""
    try:
        return msgspec.json.decode(raw)
    except UNREADABLE:
        return bytes(raw).decode(errors="replace")

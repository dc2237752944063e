"""Dates in responses: ISO 8601, with offsets such as ``+0900`` as well."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

_from_iso = dt.datetime.fromisoformat
_DATE_LENGTH = len("2026-01-31")

if TYPE_CHECKING:
    Date = dt.date
    Timestamp = dt.datetime
else:

    class _AnyDatetime(type):
        # The method of datetime itself, bound to it: no Python runs for each date read.
        __instancecheck__ = dt.datetime.__instancecheck__

    class Timestamp(metaclass=_AnyDatetime):
        """An aware datetime. msgspec's own decoder insists on a colon in the offset."""

    class _AnyDate(type):
        __instancecheck__ = dt.date.__instancecheck__

    class Date(metaclass=_AnyDate):
        """A date, or an aware datetime if the server sends a time as well."""


def decode_custom_type(kind: type, value: Any) -> Any:
    """msgspec's hook for types that it does not know. A text without an offset is UTC."""
    if kind is Date and len(value) <= _DATE_LENGTH:
        return dt.date.fromisoformat(value)
    if kind not in (Date, Timestamp):
        raise TypeError(f"{kind.__name__} cannot be made of {value!r}")
    moment = _from_iso(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def in_utc(value: dt.datetime) -> dt.datetime:
    """A naive datetime is taken as UTC, so that no two machines send different values."""
    return value.astimezone(dt.UTC) if value.tzinfo else value

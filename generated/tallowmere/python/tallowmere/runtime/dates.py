"""Dates in responses: ISO 8601, with offsets such as ``+0900`` as well, and Unix times."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

_from_iso = dt.datetime.fromisoformat
_DATE_LENGTH = len("2026-01-31")
_COMPACT_DATE_LENGTH = len("20260131")
_MIN_SECONDS = 10**8
_MAX_SECONDS = 10**11
_MAX_BITS = 64

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
    if kind not in (Date, Timestamp):
        raise TypeError(f"{kind.__name__} cannot be made of {value!r}")
    try:
        if kind is Date and len(value) <= _DATE_LENGTH:
            return dt.date.fromisoformat(value)
        moment = _from_iso(value)
    except (TypeError, ValueError):
        return _from_unix_time(value)
    if moment.tzinfo:
        return moment
    if value.isdecimal() and len(value) > _COMPACT_DATE_LENGTH:
        # Many numbers can be read as a date, a separator and a time.
        return _from_unix_time(value)
    return moment.replace(tzinfo=dt.UTC)


def _from_unix_time(value: Any) -> dt.datetime:
    """The moment of a Unix time, as a number or a text of digits.

    It is in seconds, or in thousandths, millionths or billionths of them if that is a
    year before 5138. A ValueError for numbers below those of 1973: they are counts of
    something else, or stand for no time at all.
    """
    is_huge = isinstance(value, int) and value.bit_length() > _MAX_BITS
    if isinstance(value, bool) or is_huge:
        raise ValueError(f"a {type(value).__name__} that is not a time")
    seconds = float(value)
    units = (seconds / unit for unit in (1, 10**3, 10**6, 10**9))
    seconds = next((found for found in units if found < _MAX_SECONDS), 0.0)
    if not _MIN_SECONDS <= seconds:
        raise ValueError(f"{value!r} is not a time")
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def in_utc(value: dt.datetime) -> dt.datetime:
    """A naive datetime is taken as UTC, so that no two machines send different values."""
    return value.astimezone(dt.UTC) if value.tzinfo else value

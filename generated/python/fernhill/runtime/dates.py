"""Dates on their way in and out. Servers write ``2014-07-06T16:40:39+0900``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

_from_iso = dt.datetime.fromisoformat

if TYPE_CHECKING:
    Timestamp = dt.datetime
else:

    class _AnyDatetime(type):
        # The method of datetime itself, bound to it: no Python runs for each date read.
        __instancecheck__ = dt.datetime.__instancecheck__

    class Timestamp(metaclass=_AnyDatetime):
        """An aware datetime. msgspec's own reader wants a colon in the offset."""


def read_custom(kind: type, value: Any) -> Any:
    """How msgspec reads the types that it does not know. A text without an offset is UTC."""
    if kind is not Timestamp:
        raise TypeError(f"{kind.__name__} cannot be made of {value!r}")
    moment = _from_iso(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def expiry(now: dt.datetime, seconds: float) -> str:
    """When a signature ends, as servers want it."""
    return (now + dt.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S+0000")


def day(value: dt.date) -> str:
    """A parameter of type date: a day, or a second in UTC."""
    if isinstance(value, dt.datetime):
        return _in_utc(value).strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat()


def instant(value: dt.date) -> str:
    """A parameter of type datetime, in ISO 8601."""
    if not isinstance(value, dt.datetime):
        value = dt.datetime(value.year, value.month, value.day, tzinfo=dt.UTC)
    return _in_utc(value).strftime("%Y-%m-%dT%H:%M:%S+0000")


def _in_utc(value: dt.datetime) -> dt.datetime:
    """A naive datetime is taken as UTC, so that no two machines send different values."""
    return value.astimezone(dt.UTC) if value.tzinfo else value

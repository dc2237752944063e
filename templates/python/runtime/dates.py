"""Dates on their way in and out. Servers write ``2014-07-06T16:40:39+0900``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Timestamp = dt.datetime
else:

    class _AnyDatetime(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, dt.datetime)

    class Timestamp(metaclass=_AnyDatetime):
        """An aware datetime. msgspec's own reader wants a colon in the offset."""


def moment(text: str) -> dt.datetime:
    """The aware datetime that a text stands for; a ValueError where it is none.

    A text without an offset is taken as UTC.
    """
    value = dt.datetime.fromisoformat(text)
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)


def read_custom(kind: type, value: Any) -> Any:
    """How msgspec reads the types that it does not know."""
    if kind is Timestamp and isinstance(value, str):
        return moment(value)
    raise TypeError(f"{kind.__name__} cannot be made of {value!r}")


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

"""Dates in responses: ISO 8601, with offsets such as ``+0900`` as well."""

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
        """An aware datetime. msgspec's own decoder insists on a colon in the offset."""


def decode_custom_type(kind: type, value: Any) -> Any:
    """msgspec's hook for types that it does not know. A text without an offset is UTC."""
    if kind is not Timestamp:
        raise TypeError(f"{kind.__name__} cannot be made of {value!r}")
    moment = _from_iso(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def in_utc(value: dt.datetime) -> dt.datetime:
    """A naive datetime is taken as UTC, so that no two machines send different values."""
    return value.astimezone(dt.UTC) if value.tzinfo else value

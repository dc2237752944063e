"""The types of arguments, for type checkers only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Protocol, TypeAlias, TypedDict, TypeVar
from uuid import UUID

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Scalar: TypeAlias = str | int | float | Decimal | UUID | date | Enum
"""A single value; of a bool, a datetime and a member of an enumeration as well."""

ListItem: TypeAlias = Scalar | Mapping[str, Scalar]
"""An element of a list of which the docs do not say what it contains."""


class Array(Protocol[T_co]):
    """A list, a tuple or another sequence.

    Not a text, in which ``in`` finds texts only, and no map, which has texts for indexes.
    """

    def __contains__(self, item: object, /) -> bool: ...

    def __iter__(self) -> Iterator[T_co]: ...

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> T_co: ...


Items: TypeAlias = Array[T] | Set[T]
"""The argument for a list; the keys of a dictionary are a set."""


class KeyValue(TypedDict):
    """An entry of a map, as it is sent."""

    key: Scalar
    value: Scalar


Entries: TypeAlias = Mapping[str, Scalar] | Sequence[Mapping[str, Scalar]]
"""The argument for a map: its entries by their keys, or one by one."""

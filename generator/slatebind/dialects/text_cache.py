"""Keeping what was read from texts: docs repeat the same words, and several readers judge the same cell."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from slatebind.dialects.dialect import Dialect

_Read = TypeVar("_Read")
_MAX_KEPT = 8192
"""Texts of which the latest results are kept, for each function."""


def cached_by_text(read: Callable[[str, Dialect], _Read]) -> Callable[[str, Dialect], _Read]:
    """A function of a text and a dialect that keeps its latest results, which must be immutable."""
    return lru_cache(maxsize=_MAX_KEPT)(read)

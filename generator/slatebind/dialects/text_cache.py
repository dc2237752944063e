"""Keeping what was read from short texts: docs repeat the same words in many cells and headings."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from slatebind.dialects.dialect import Dialect

_Read = TypeVar("_Read")
_MAX_KEPT = 8192
"""Texts of which the latest results are kept, for each function."""
_MAX_LENGTH = 200
"""Characters: longer texts are seldom repeated, and are not kept."""


class _ByIdentity:
    """A dialect as a key: its records hold dicts, and are compared by identity."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect

    def __hash__(self) -> int:
        return id(self.dialect)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.dialect is self.dialect


def cached_by_text(read: Callable[[str, Dialect], _Read]) -> Callable[[str, Dialect], _Read]:
    """A function of a text and a dialect that keeps its latest results, which must be immutable."""

    @lru_cache(maxsize=_MAX_KEPT)
    def of_key(text: str, key: _ByIdentity) -> _Read:
        return read(text, key.dialect)

    @wraps(read)
    def of_text(text: str, dialect: Dialect) -> _Read:
        return of_key(text, _ByIdentity(dialect)) if len(text) <= _MAX_LENGTH else read(text, dialect)

    return of_text

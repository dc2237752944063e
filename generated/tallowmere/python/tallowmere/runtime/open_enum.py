"""Texts whose documented values are known while servers may send others."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    T = TypeVar("T")
    OpenEnum: TypeAlias = T | str
else:

    class OpenEnum:
        """The values are for type checkers and editors; any text is read."""

        def __class_getitem__(cls, values: object) -> type[str]:
            return str

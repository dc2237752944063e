"""Calls of a command as other targets write them, for documentation: what templates see of them."""

from collections.abc import Callable, Sequence
from typing import overload

import msgspec


class Snippet(msgspec.Struct, frozen=True):
    """A call of a command in the code of a target, without a line end.

    ``label`` is what readers call the language or tool, ``language`` what a block of code in Markdown is marked with.
    ``setup`` is what precedes the calls of all commands: imports, and a client that is called as ``code`` calls it.
    """

    target: str
    label: str
    language: str
    code: str
    setup: str


class Snippets(Sequence[Snippet]):
    """The snippets of a command, rendered when the first one is read.

    ``key`` stands for all that they depend on: as a text they are this key, by which files that show them are reused.
    """

    def __init__(self, render: Callable[[], tuple[Snippet, ...]] = tuple, key: str = "") -> None:
        self._render = render
        self._key = key
        self._rendered: tuple[Snippet, ...] | None = None

    def __str__(self) -> str:
        return self._key

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, index: int) -> Snippet: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Snippet, ...]: ...

    def __getitem__(self, index: int | slice) -> Snippet | tuple[Snippet, ...]:
        return self._all[index]

    @property
    def _all(self) -> tuple[Snippet, ...]:
        if self._rendered is None:
            self._rendered = self._render()
        return self._rendered


NO_SNIPPETS = Snippets()
"""Those of commands in targets that show none."""

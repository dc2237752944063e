"""From offsets in a text to lines and columns."""

from array import array
from bisect import bisect_right
from re import finditer

from slatebind.diagnostic import Position


def line_starts(text: str) -> "array[int]":
    """The offset at which each line of a text begins."""
    return array("L", [0, *(found.end() for found in finditer("\n", text))])


class LineIndex:
    """Positions in one text of one file."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._starts = line_starts(text)

    def position(self, offset: int) -> Position:
        """The line and column of a character."""
        line = bisect_right(self._starts, offset) - 1
        return Position(self._file, line + 1, offset - self._starts[line] + 1)

"""Converting offsets in a text to lines and columns."""

from array import array
from bisect import bisect_right
from re import finditer

from slatebind.diagnostic import Position


def line_starts(text: str) -> "array[int]":
    """The offset at which each line of a text starts."""
    return array("L", [0, *(match.end() for match in finditer("\n", text))])


class LineIndex:
    """Positions in a text that starts at line ``first_line`` of a file."""

    def __init__(self, text: str, file: str, first_line: int = 1) -> None:
        self._file = file
        self._first_line = first_line
        self._starts = line_starts(text)

    def position(self, offset: int) -> Position:
        """The position of the character at an offset."""
        line = bisect_right(self._starts, offset) - 1
        return Position(self._file, line + self._first_line, offset - self._starts[line] + 1)

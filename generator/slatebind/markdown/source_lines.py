"""The source lines of a document, by position. Fixes are built from them."""

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter

from slatebind.diagnostic import Position
from slatebind.markdown.blocks import SourceFile


class SourceLines:
    """Lines of files or parts of files, given as file name, number of the first line, and text.

    Parts of the same file are in the order of the file.
    """

    def __init__(self, texts: Iterable[tuple[str, int, str]]) -> None:
        self._texts: dict[str, list[tuple[int, str]]] = {}
        self._lines: dict[tuple[str, int], list[str]] = {}
        for file, first_line, text in texts:
            self._texts.setdefault(file, []).append((first_line, text))

    @classmethod
    def of_files(cls, files: Iterable[SourceFile]) -> "SourceLines":
        """The lines of whole files."""
        return cls((file.name, 1, file.text) for file in files)

    def line(self, at: Position) -> str:
        """The line at a position, without its newline; empty if it does not exist."""
        lines, index = self._lines_around(at)
        return lines[index] if 0 <= index < len(lines) else ""

    def rest(self, at: Position) -> str:
        """The rest of the line, from a position on."""
        return self.line(at)[at.column - 1 :]

    def with_end(self, at: Position) -> str:
        """The line at a position with its newline, if it has one."""
        line = self.line(at)
        lines, index = self._lines_around(at)
        return line if index == len(lines) - 1 else f"{line}\n"

    def _lines_around(self, at: Position) -> tuple[list[str], int]:
        """The lines of the part that a position is in, and the index of its line."""
        parts = self._texts.get(at.file, [(1, "")])
        number = max(bisect_right(parts, at.line, key=itemgetter(0)) - 1, 0)
        first_line, text = parts[number]
        if (at.file, number) not in self._lines:
            self._lines[at.file, number] = text.split("\n")
        return self._lines[at.file, number], at.line - first_line

"""The source lines of a document, by position. Fixes are built from them."""

from collections.abc import Iterable

from slatebind.diagnostic import Position
from slatebind.markdown.blocks import SourceFile


class SourceLines:
    """Lines of files or parts of files, given as file name, number of the first line, and text."""

    def __init__(self, texts: Iterable[tuple[str, int, str]]) -> None:
        self._texts = {file: (first_line, text) for file, first_line, text in texts}
        self._lines: dict[str, list[str]] = {}

    @classmethod
    def of_files(cls, files: Iterable[SourceFile]) -> "SourceLines":
        """The lines of whole files."""
        return cls((file.name, 1, file.text) for file in files)

    def line(self, at: Position) -> str:
        """The line at a position, without its newline; empty if it does not exist."""
        lines, index = self._lines_of(at.file), self._index(at)
        return lines[index] if 0 <= index < len(lines) else ""

    def rest(self, at: Position) -> str:
        """The rest of the line, from a position on."""
        return self.line(at)[at.column - 1 :]

    def with_end(self, at: Position) -> str:
        """The line at a position with its newline, if it has one."""
        line = self.line(at)
        return line if self._index(at) == len(self._lines_of(at.file)) - 1 else f"{line}\n"

    def _index(self, at: Position) -> int:
        first_line, _ = self._texts.get(at.file, (1, ""))
        return at.line - first_line

    def _lines_of(self, file: str) -> list[str]:
        if file not in self._lines:
            _, text = self._texts.get(file, (1, ""))
            self._lines[file] = text.split("\n")
        return self._lines[file]

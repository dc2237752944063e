"""Reading consecutive lines as tables: which one is a header, a delimiter, a row, or a continuation of a row."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from slatebind.diagnostic import Edit, Position
from slatebind.hidden_characters import BLANKS, INVISIBLE, escape_hidden
from slatebind.markdown.blocks import Cell, Row, Table
from slatebind.markdown.directive import is_directive, without_directive
from slatebind.markdown.fixes import remove_line
from slatebind.markdown.lines import LineIndex
from slatebind.markdown.source_lines import SourceLines
from slatebind.markdown.table import (
    is_damaged_delimiter,
    is_delimiter,
    is_row,
    read_row,
    with_empty_edge,
)
from slatebind.markdown.table_lines import WIDE_PIPE, list_mark, plain_pipes
from slatebind.plurals import counted

_CLOSING_TAG = re.compile(r"[ \t]*</[a-z][a-z0-9]{0,20}>[ \t]*", re.I)
"""The end of what a table is in; the line is neither a row nor a text."""
_ROW_IN_CODE = re.compile(rf"([{BLANKS}]*)`([^`|]*(?:\|[^`|]*){{2,}})`([{BLANKS}]*)")
_SENTENCE = re.compile(r"(?:\S+\s+){3}\S|[\u3002\uff01\uff1f\uff0c\uff08]")
"""Several words, or the marks between them where there are no spaces: somebody wrote this, and it is not to be lost."""
_MAX_LINES_IN_ROW = 8


class _Line(NamedTuple):
    """A line of a table; ``text`` is as long as the source, with plain pipes and without a list mark."""

    offset: int
    text: str


class _Report(Protocol):
    def __call__(self, code: str, at: Position, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> None:
        """Report a finding."""


class TableReader:
    """Reads the tables in consecutive lines, and reports what is unusual about them."""

    def __init__(self, index: LineIndex, lines: SourceLines, report: _Report) -> None:
        self._index = index
        self._lines = lines
        self._report = report

    def read(self, run: Sequence[tuple[int, str]]) -> list[Table]:
        """The tables in consecutive lines: one, or several without a blank line between them."""
        lines = [line for line in self._plain_lines(run) if not is_directive(line.text)]
        last_row = next((number for number in reversed(range(len(lines))) if _is_content(lines[number].text)), -1)
        tables: list[Table] = []
        header: Row | None = None
        rows: list[Row] = []
        number = 0
        while number < len(lines):
            line = lines[number]
            if self._is_delimiter(line, is_below_header=header is None and len(rows) == 1):
                if header is None and not rows:
                    pass
                elif not _is_header(header, rows, is_closing=number > last_row):
                    self._report_delimiter(line, is_closing=number > last_row)
                else:
                    candidate = rows.pop()
                    if header is not None or rows:
                        tables.append(self._finished(header, rows))
                    header, rows = candidate, []
                    header = self._fitted(header, line)
                number += 1
            elif is_row(line.text):
                row, number = self._read_row(lines, number, header)
                rows.append(row)
            else:
                is_seen = line.text.strip(BLANKS) or number < last_row  # below the last row, it looks like a blank line
                if is_seen and not _CLOSING_TAG.fullmatch(line.text):
                    self._report_interruption(line)
                number += 1
        if header is not None or rows:
            tables.append(self._finished(header, rows))
        return tables

    def _plain_lines(self, run: Sequence[tuple[int, str]]) -> Iterator[_Line]:
        """The lines with plain pipes and without list marks; both are reported, the marks once."""
        has_marks = False
        for offset, source in run:
            line = without_directive(source)
            text = plain_pipes(line)
            if text is line and "`" not in text and not list_mark(text):
                yield _Line(offset, text)
                continue
            at = self._index.position(offset + len(line) - len(line.lstrip()))
            if text is not line:
                self._report("table-row-marks", at, "full-width pipes are read as `|`", "write `|`")
            if code := _ROW_IN_CODE.fullmatch(text):
                text = f"{code[1]} {code[2]} {code[3]}"
                self._report("table-row-marks", at, "row is inline code; its cells are read", "remove the backticks")
            if mark := list_mark(text):
                text = text.replace(mark, " " * len(mark), 1)
                if not has_marks:
                    message = "table is written as a list; its rows are read"
                    self._report("table-line-mark", at, message, "remove the list mark before each row")
                has_marks = True
            yield _Line(offset, text)

    def _is_delimiter(self, line: _Line, *, is_below_header: bool) -> bool:
        """Whether a line is a delimiter line, even a damaged one, which is reported."""
        if is_delimiter(line.text):
            return True
        if not is_damaged_delimiter(line.text):
            return False
        if is_below_header:
            at = self._index.position(offset=line.offset)
            message = f"delimiter line `{line.text.strip()[:40]}` is not made of hyphens only"
            self._report("table-delimiter", at, message, "write `---` for each column")
        return True

    def _report_delimiter(self, line: _Line, *, is_closing: bool) -> None:
        message = "delimiter line below the last row" if is_closing else "second delimiter line inside a table"
        self._report("table-delimiter", self._index.position(line.offset), message, "remove it" if is_closing else "")

    def _report_interruption(self, line: _Line) -> None:
        at = self._index.position(line.offset + len(line.text) - len(line.text.lstrip()))
        message = f"line `{escape_hidden(line.text.strip()[:40])}` interrupts a table"
        if _SENTENCE.search(line.text):
            hint = "put a blank line above it, or join it to the row that it continues"
            self._report("table-interrupted", at, message, hint)
            return
        edits = () if "|" in line.text else remove_line(self._lines, at)
        self._report("table-interrupted", at, message, "remove the line", edits)

    def _read_row(self, lines: Sequence[_Line], number: int, header: Row | None) -> tuple[Row, int]:
        """The row that starts at a line, and the number of the line after it."""
        line = lines[number]
        row = read_row(line.text, line.offset, self._index, header)
        self._check_invisible(line, row)
        if header is None or not (row.has_open and header.has_close) or row.has_close:
            return row, number + 1
        continued = row
        for following in range(number + 1, min(number + _MAX_LINES_IN_ROW, len(lines))):
            text, missing = lines[following].text, len(header.cells) - len(continued.cells)
            if missing < 1 or text.lstrip(BLANKS).startswith("|") or is_delimiter(text):
                break
            continued = _joined(continued, read_row(text, lines[following].offset, self._index, None))
            if continued.has_close and len(continued.cells) == len(header.cells):
                message = "row continues on the next line; read as one row"
                self._report("table-interrupted", row.at, message, "write the row on one line")
                return continued, following + 1
        return row, number + 1

    def _check_invisible(self, line: _Line, row: Row) -> None:
        """Report invisible characters outside of a row's outer pipes."""
        outside = line.text[: row.at.column - 1] + line.text[len(line.text.rstrip(BLANKS)) :]
        hidden = next((character for character in outside if character in INVISIBLE), None)
        if hidden is not None:
            message = f"invisible character U+{ord(hidden):04X} outside of the row's pipes"
            self._report("table-row-marks", self._index.position(line.offset), message, "remove it")

    def _fitted(self, header: Row, line: _Line) -> Row:
        """The header, with an empty title if only that makes it as wide as its delimiter line.

        A delimiter line with another number of columns is reported: renderers show such tables as text.
        """
        delimiter = read_row(line.text.replace("+", "|"), line.offset, self._index, None)
        count = len(delimiter.cells)
        header = with_empty_edge(header, delimiter)
        if count != len(header.cells):
            message = f"delimiter line has {counted(count, 'column')} where the header has {len(header.cells)}"
            self._report("table-delimiter", delimiter.at, message, "write dashes for each column")
        return header

    def _finished(self, header: Row | None, rows: list[Row]) -> Table:
        for row in rows:
            self._check_pipes(row, header)
        return Table((header or rows[0]).at, header, tuple(rows))

    def _check_pipes(self, row: Row, header: Row | None) -> None:
        """Report a row whose outer pipes differ from the header's, and pipes inside code."""
        model = header or row
        if row.has_open != model.has_open or row.has_close != model.has_close:
            is_first = row.has_open != model.has_open
            side = "first" if is_first else "last"
            has = row.has_open if is_first else row.has_close
            message = f"row has {'an outer' if has else 'no'} {side} pipe, its header has {'none' if has else 'one'}"
            hint = f"{'remove' if has else 'add'} the {side} pipe"
            self._report("table-row-pipes", row.at, message, hint, self._outer_pipes(row, model))
        if row.hidden_pipes:
            count = len(row.hidden_pipes)
            subject = "pipe inside code is" if count == 1 else f"{count} pipes inside code are"
            message = f"{subject} read as text; other parsers split the cell there"
            self._report("table-pipe-in-code", row.hidden_pipes[0], message, "write it as `\\|`")

    def _outer_pipes(self, row: Row, header: Row) -> tuple[Edit, ...]:
        """Give a row the outer pipes of its header, unless its last character is escaped or is not what was read.

        The outer pipe of an empty cell stays: without it, the other pipe of the cell would be read as the outer one.
        """
        text, header_line = self._lines.line(row.at), self._lines.line(header.at).rstrip()
        line = text.rstrip()
        if line.endswith("\\") or WIDE_PIPE in line or line != text.rstrip(BLANKS + "\r\n"):
            return ()
        has_more_first, has_more_last = row.has_open > header.has_open, row.has_close > header.has_close
        if (has_more_first and not row.cells[0].text) or (has_more_last and not row.cells[-1].text):
            return ()
        end = Position(row.at.file, row.at.line, len(line) + 1)
        last = Position(end.file, end.line, end.column - 1)
        edits = []
        if header.has_open and not row.has_open:
            edits.append(Edit(row.at, "", "| " if header_line.lstrip().startswith("| ") else "|"))
        if header.has_close and not row.has_close:
            edits.append(Edit(end, "", " |" if header_line.endswith(" |") else "|"))
        if has_more_first:
            edits.append(Edit(row.at, "|", ""))
        if has_more_last:
            edits.append(Edit(last, "|", ""))
        return tuple(edits)


def _is_content(line: str) -> bool:
    return is_row(line) and not is_delimiter(line) and not is_damaged_delimiter(line)


def _is_header(header: Row | None, rows: list[Row], *, is_closing: bool) -> bool:
    """Whether the last row above a delimiter line is a header: of the first table, or of another one below its rows."""
    if header is None:
        return len(rows) == 1 or (bool(rows) and not is_closing)
    return bool(rows) and not is_closing and not rows[-1].cells[0].text.startswith("**")


def _joined(row: Row, following: Row) -> Row:
    """A row and its continuation on the next line, whose first cell continues the last one."""
    last, first = row.cells[-1], following.cells[0]
    middle = Cell(last.at if last.text else first.at, f"{last.text} {first.text}".strip())
    cells = (*row.cells[:-1], middle, *following.cells[1:])
    return replace(
        row, cells=cells, has_close=following.has_close, hidden_pipes=row.hidden_pipes + following.hidden_pipes
    )

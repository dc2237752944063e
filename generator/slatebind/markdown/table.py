"""Parsing pipe tables: lines to rows and cells. A row with the wrong number of cells is kept as it is."""

import re

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.hidden_characters import BLANKS
from slatebind.markdown.blocks import Cell, Row
from slatebind.markdown.lines import LineIndex

_DELIMITER = re.compile(r"(?:[|+][ \t]*)?:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*[|+]?")
_DAMAGED_DELIMITER = re.compile(r"[-=_~:|+\s\u2010-\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d]+")
_DASH = re.compile(r"[-=_~\u2010-\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d]")
_PIPE = re.compile(r"\|")
_BORDER = re.compile(r"\\[\\|`]|`+|\|")


def is_delimiter(line: str) -> bool:
    """Whether a line is like ``|---|:--:|`` or ``|---+---|``; a bare ``---`` is a horizontal rule."""
    return "-" in line and ("|" in line or "+" in line) and _DELIMITER.fullmatch(line.strip(BLANKS)) is not None


def is_damaged_delimiter(line: str) -> bool:
    """Whether a line is meant as a delimiter line, such as ``|===|===|`` or ``| - - | - - |``, but is none."""
    if "|" not in line or _DAMAGED_DELIMITER.fullmatch(line) is None:
        return False
    return _DASH.search(line) is not None and not is_delimiter(line)


def count_borders(line: str) -> int:
    """The number of pipes outside of inline code."""
    return len(_borders(line)[0])


def is_row(line: str) -> bool:
    """Whether a line inside a table is a row: it has a cell border."""
    return "|" in line and (not _may_hide_pipes(line) or bool(_borders(line)[0]))


def read_row(line: str, offset: int, index: LineIndex, header: Row | None) -> Row:
    """The cells of a line that starts at ``offset``, below ``header`` if there is one.

    A pipe in inline code is text, unless the row has the header's number of columns only if the pipe separates cells.
    """
    borders, hidden = _borders(line)
    row = _split_cells(line, offset, index, borders, hidden)
    if header is None or len(row.cells) == len(header.cells):
        return row
    if hidden:
        split = _split_cells(line, offset, index, sorted(borders + hidden), [])
        if len(split.cells) == len(header.cells):
            return split
    return with_empty_edge(row, header)


def with_empty_edge(row: Row, header: Row) -> Row:
    """In a table without outer pipes, ``name |`` has an empty last cell, and ``| text`` an empty first one."""
    if len(row.cells) != len(header.cells) - 1 or header.has_open or header.has_close:
        return row
    if row.has_close and not row.has_open:
        return replace(row, cells=(*row.cells, Cell(row.cells[-1].at, "")), has_close=False)
    if row.has_open and not row.has_close:
        return replace(row, cells=(Cell(row.at, ""), *row.cells), has_open=False)
    return row


def _borders(line: str) -> tuple[list[int], list[int]]:
    """The offsets of the pipes that separate cells, and of those inside inline code."""
    if not _may_hide_pipes(line):
        return [match.start() for match in _PIPE.finditer(line)], []
    borders: list[int] = []
    hidden: list[int] = []
    tokens = [(match.start(), match.group()) for match in _BORDER.finditer(line)]
    closings = _closing_marks(tokens)
    position = 0
    while position < len(tokens):
        start, token = tokens[position]
        if token == "|":
            borders.append(start)
        elif token.startswith("`"):
            closing = closings[position]
            if closing is not None:
                hidden += [offset for offset, inner in tokens[position:closing] if inner == "|"]
                position = closing
        position += 1
    return borders, hidden


def _may_hide_pipes(line: str) -> bool:
    return "`" in line or "\\" in line


def _closing_marks(tokens: list[tuple[int, str]]) -> list[int | None]:
    """For each token the index of the next one that is equal to it."""
    following: dict[str, int] = {}
    closings: list[int | None] = []
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index][1]
        closings.append(following.get(token))
        following[token] = index
    return closings[::-1]


def _split_cells(line: str, offset: int, index: LineIndex, borders: list[int], hidden: list[int]) -> Row:
    end = len(line.rstrip(BLANKS))
    start = len(line) - len(line.lstrip(BLANKS))
    has_open = bool(borders) and borders[0] == start
    has_close = len(borders) > has_open and borders[-1] == end - 1
    inner = borders[1 if has_open else 0 : len(borders) - 1 if has_close else len(borders)]
    at = index.position(offset)
    cells = []
    left = borders[0] + 1 if has_open else start
    for right in (*inner, borders[-1] if has_close else end):
        text = line[left:right].strip(BLANKS)
        column = at.column + (line.index(text, left) if text else left)
        cells.append(Cell(Position(at.file, at.line, column), text.replace("\\|", "|")))
        left = right + 1
    pipes = tuple(index.position(offset + pipe) for pipe in hidden)
    return Row(Position(at.file, at.line, at.column + start), tuple(cells), has_open, has_close, pipes)

"""Reading an HTML table as the same records as one with pipes.

Only a table whose cells are certain is read: closed, without other tables, comments or text outside of its cells. The
lines of any other one are text. A cell that spans rows is in each of them; one that spans columns is in the first.
"""

import re
from typing import NamedTuple

from slatebind.markdown.blocks import Cell, Row, Table
from slatebind.markdown.lines import LineIndex

_OPENING = re.compile(r"[ \t]*<table\b[^<>]*>", re.I)
_MARK = re.compile(r"(?P<end></table\s*>)|<table\b|<!--|^ {0,3}#{1,6}[ \t]+\S", re.I | re.M)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>tr|th|td|thead|tbody|tfoot|colgroup|col)\b(?P<attributes>[^<>]*)>", re.I)
_SPAN = re.compile(r"\b(?P<of>col|row)span\s*=\s*[\"']?\s*(?P<count>\d{1,9})", re.I)
_MAX_SPAN = 50
"""Rows or columns: a table with a larger span is not read."""
_EMPHASIS = {
    "**": re.compile(r"</?(?:b|strong)\b[^<>]*>", re.I),
    "*": re.compile(r"</?(?:i|em)\b[^<>]*>", re.I),
    "`": re.compile(r"</?(?:code|tt|kbd|samp)\b[^<>]*>", re.I),
    " ": re.compile(r"</?(?:p|span|div|font)\b[^<>]*>", re.I),
}


class HtmlTable(NamedTuple):
    """A table, and the offset after its end tag."""

    table: Table
    end: int


class _Tag(NamedTuple):
    name: str
    start: int
    end: int
    columns: int = 1
    rows: int = 1


def read_html_table(text: str, offset: int, index: LineIndex) -> HtmlTable | None:
    """The HTML table on the line at ``offset``; None if there is none, or none that can be read for certain."""
    opening = _OPENING.match(text, offset)
    mark = _MARK.search(text, opening.end()) if opening else None
    if opening is None or mark is None or not mark["end"]:
        return None
    rows: list[Row] = []
    tags: list[_Tag] = []
    spanning: dict[int, tuple[Cell, int]] = {}
    last = _Tag("", opening.end(), opening.end())
    is_header = False
    for tag in [*_tags(text, opening.end(), mark.start()), _Tag("tr", mark.start(), mark.start())]:
        if last.name in ("th", "td"):
            tags.append(_Tag(last.name, last.end, tag.start, last.columns, last.rows))
        elif text[last.end : tag.start].strip():
            return None
        if not (0 < tag.columns <= _MAX_SPAN and 0 < tag.rows <= _MAX_SPAN):
            return None
        if tag.name in ("tr", "/tr") and tags:
            is_header = is_header or (not rows and all(cell.name == "th" for cell in tags))
            rows.append(_row(tags, spanning, text, index))
            tags = []
        last = tag
    if not rows:
        return None
    at = index.position(opening.end() - len(opening[0].lstrip()))
    count = text.count("\n", opening.start(), mark.end()) + 1
    header, rows = (rows[0], rows[1:]) if is_header else (None, rows)
    return HtmlTable(Table(at, header, tuple(rows), count), mark.end())


def _tags(text: str, start: int, end: int) -> list[_Tag]:
    """The tags of rows and cells, with the numbers of columns and rows that a cell spans."""
    return [_tag(match) for match in _TAG.finditer(text, start, end)]


def _tag(match: re.Match[str]) -> _Tag:
    spans = {span["of"].lower(): int(span["count"]) for span in _SPAN.finditer(match["attributes"])}
    name = f"{match['end']}{match['name'].lower()}"
    return _Tag(name, match.start(), match.end(), spans.get("col", 1), spans.get("row", 1))


def _row(tags: list[_Tag], spanning: dict[int, tuple[Cell, int]], text: str, index: LineIndex) -> Row:
    """The row of cells, each given by where its content is. It is where the content of its first cell is.

    ``spanning`` are the cells of rows above by their columns, with the number of rows that they still span.
    """
    cells: list[Cell] = []
    at = _cell(text, tags[0], index).at

    def add_spanning() -> None:
        while (column := len(cells)) in spanning:
            cell, rows = spanning.pop(column)
            if rows > 1:
                spanning[column] = (cell, rows - 1)
            cells.append(Cell(at, cell.text))

    for tag in tags:
        add_spanning()
        cell = _cell(text, tag, index)
        for number in range(tag.columns):
            spread = cell if number == 0 else Cell(cell.at, "")
            if tag.rows > 1:
                spanning[len(cells)] = (spread, tag.rows - 1)
            cells.append(spread)
    add_spanning()
    return Row(at, tuple(cells), has_open=True, has_close=True, hidden_pipes=(), is_html=True)


def _cell(text: str, cell: _Tag, index: LineIndex) -> Cell:
    content = text[cell.start : cell.end]
    start = cell.start + len(content) - len(content.lstrip()) if content.strip() else cell.start
    for mark, tags in _EMPHASIS.items():
        content = tags.sub(mark, content)
    return Cell(index.position(start), " ".join(content.split()))

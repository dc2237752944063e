"""Rows that are indented below the row of the field that holds them: their names become paths."""

import re
from collections.abc import Iterator
from html import unescape

from msgspec.structs import replace

from slatebind.extraction.table_rows import TableRow

_INDENTATION = re.compile(r"[\s\u2190-\u21ff\u2500-\u257f\u203a\xbb]*")
"""Spaces, arrows and lines."""
_MAX_DEPTH = 8


def with_parents(rows: tuple[TableRow, ...]) -> Iterator[TableRow]:
    """The rows; the name of one that is indented follows that of the nearest row above that is indented less."""
    parents: list[tuple[int, str]] = []
    for row in rows:
        width = _width(row)
        while parents and parents[-1][0] >= width:
            parents.pop()
        name = f"{parents[-1][1]}.{row.name}" if parents else row.name
        if len(parents) < _MAX_DEPTH:
            parents.append((width, name))
        yield row if name == row.name else replace(row, name=name)


def _width(row: TableRow) -> int:
    """How far the name is indented; plain spaces do not count, as HTML does not keep them."""
    cell = row.cells.get("name")
    text = unescape(cell.text).lstrip("*`") if cell else ""
    match = _INDENTATION.match(text)
    return len(match[0].replace(" ", "")) if match else 0

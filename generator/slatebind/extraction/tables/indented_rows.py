"""Rows that are indented below the row of the field that holds them: their names become paths."""

from collections.abc import Iterator

from msgspec.structs import replace

from slatebind.extraction.tables.table_rows import TableRow

_MAX_DEPTH = 8


def with_parents(rows: tuple[TableRow, ...]) -> Iterator[TableRow]:
    """The rows; the name of one that is indented follows that of the nearest row above that is indented less."""
    parents: list[tuple[int, str]] = []
    for row in rows:
        width = row.indent
        while parents and parents[-1][0] >= width:
            parents.pop()
        name = f"{parents[-1][1]}.{row.name}" if parents else row.name
        if len(parents) < _MAX_DEPTH:
            parents.append((width, name))
        yield row if name == row.name else replace(row, name=name)

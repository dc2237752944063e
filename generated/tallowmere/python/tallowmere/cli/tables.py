"""JSON texts as rows and columns, and formats made of them: table, column, text and CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import NamedTuple

import msgspec

from ..runtime.raw_json import is_list, is_object
from ..runtime.redact import is_secret

Row = list[msgspec.Raw | None]

MAX_COLUMNS = 7
_FIRST = ("id", "name", "displayname", "state", "status", "type")
_RULE = "=" * 80
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_items = msgspec.json.Decoder(list[msgspec.Raw])


class Grid(NamedTuple):
    """Rows of JSON texts. Without ``names``, the columns have none."""

    names: tuple[str, ...]
    rows: list[Row]


def grid_of(value: msgspec.Raw, columns: Sequence[str] = ()) -> Grid:
    """Objects, or one of them, by their fields; other values as they are."""
    items = _items.decode(value) if is_list(value) else [value]
    if all(is_object(item) for item in items):
        rows = [_fields.decode(item) for item in items]
        names = tuple(columns) or tuple(dict.fromkeys(n for row in rows for n in row))
        return Grid(names, [[row.get(name) for name in names] for row in rows])
    lists: list[Row] = [
        [*_items.decode(item)] if is_list(item) else [item] for item in items
    ]
    width = max(map(len, lists))
    return Grid((), [[*row, *[None] * (width - len(row))] for row in lists])


def main_columns(grid: Grid) -> Grid:
    """The columns that say most; no objects, no lists, no passwords."""
    columns = list(zip(*grid.rows)) or [()] * len(grid.names)
    first = [grid.names.index(name) for name in _FIRST if name in grid.names]
    others = [
        number
        for number, column in enumerate(columns)
        if number not in first
        and not is_secret(grid.names[number])
        and not any(v is not None and (is_object(v) or is_list(v)) for v in column)
    ]
    return _pick(grid, (first + others)[:MAX_COLUMNS])


def fitting_columns(grid: Grid, width: int) -> Grid:
    """The first columns that fit into a terminal of a width; the first in any case."""
    from .drawing import BORDER, SEPARATOR, column_widths

    fitting: list[int] = []
    left = width - BORDER
    for number, needed in enumerate(column_widths([_header(grid), *_cells(grid)])):
        left -= needed + SEPARATOR
        if fitting and left < 0:
            break
        fitting.append(number)
    return _pick(grid, fitting)


def _pick(grid: Grid, numbers: Iterable[int]) -> Grid:
    kept = list(numbers)
    names = tuple(grid.names[number] for number in kept)
    return Grid(names, [[row[number] for number in kept] for row in grid.rows])


def table_text(grid: Grid, width: int | None, encoding: str) -> str:
    """A table for a terminal of a width; for None as wide as it takes, in ASCII."""
    from .drawing import boxed_text

    return boxed_text(_header(grid), _cells(grid), width, encoding)


def column_text(grid: Grid) -> str:
    """Columns that are aligned with spaces."""
    from .drawing import aligned_text

    header = [name.upper() for name in _header(grid)]
    return aligned_text([header, *_cells(grid)] if header else _cells(grid))


def _header(grid: Grid) -> list[str]:
    return [_printable_line(name) for name in grid.names]


def _cells(grid: Grid) -> list[list[str]]:
    return [[cell_text(raw) for raw in row] for row in grid.rows]


def csv_text(grid: Grid) -> str:
    """CSV with a line of names, if there are any."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if grid.names:
        writer.writerow(grid.names)
    writer.writerows([plain_text(raw) for raw in row] for row in grid.rows)
    return out.getvalue()


def name_value_text(grid: Grid) -> str:
    """A line for each field, ``name = value``; without names, a line for each row."""
    if not grid.names:
        lines = ("\t".join(plain_text(raw) for raw in row) for row in grid.rows)
        return "".join(f"{line}\n" for line in lines)
    blocks = (
        "".join(
            f"{name} = {cell_text(raw)}\n"
            for name, raw in zip(grid.names, row)
            if raw is not None
        )
        for row in grid.rows
    )
    return f"{_RULE}\n".join(blocks)


def plain_text(raw: msgspec.Raw | None) -> str:
    """A string without its quotes, a number digit for digit; null is empty."""
    if raw is None:
        return ""
    text = bytes(memoryview(raw)).decode()
    if text.startswith('"'):
        return msgspec.json.decode(raw, type=str)
    return "" if text == "null" else text


def cell_text(raw: msgspec.Raw | None) -> str:
    """The same on one line, without what could steer a terminal."""
    return _printable_line(plain_text(raw))


def printable_lines(text: str) -> str:
    """Lines without what could steer a terminal."""
    return "\n".join(_CONTROL.sub("\ufffd", line) for line in text.split("\n"))


def _printable_line(text: str) -> str:
    return _CONTROL.sub("\ufffd", text.replace("\n", " "))

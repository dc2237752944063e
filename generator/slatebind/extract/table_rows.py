"""Table rows into cells by role, whatever order, number and swaps their author left them in."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from html import unescape
from itertools import combinations
from typing import NamedTuple

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Role, normalize
from slatebind.extract.report import Report
from slatebind.extract.type_words import is_type
from slatebind.markdown import Cell, Row, Table
from slatebind.markdown.fixes import cell_source, remove_line, replace_cell, swap_cells
from slatebind.suggestions import closest, did_you_mean

_NAME = re.compile(r"[A-Za-z_][\w.\-]*(?:\[\w*\][.\w]*)*")
_EMPHASIS = re.compile(r"</?(?:b|strong|code|em|i)>|\*\*|__|\*|`", re.I)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MANY = "(*)"
"""What Apache's own reference puts behind the name of a list of objects."""
_BOLD = re.compile(r"\*\*.+\*\*|__.+__|<(?:b|strong)>.+</(?:b|strong)>", re.I)
_GUESSED: tuple[Role, ...] = ("name", "description", "type", "length", "required")


class TableRow(msgspec.Struct, frozen=True):
    """A row whose cells are known by what they hold. ``name`` is cleaned of emphasis and spaces, never empty.

    ``follows_row`` tells whether the line above it is a row of the same table.
    """

    name: str
    at: Position
    cells: Mapping[Role, Cell]
    row: Row
    follows_row: bool

    def text(self, role: Role) -> str:
        """The cell's text; nothing where the table has no such column."""
        return _text(self.cells, role)

    def position(self, role: Role) -> Position:
        """Where the cell stands, or its row."""
        cell = self.cells.get(role)
        return cell.at if cell else self.at


class _Columns(NamedTuple):
    """A table's columns; ``are_bold`` tells whether its names are."""

    roles: tuple[Role | None, ...]
    are_bold: bool


def read_lines(table: Table, dialect: Dialect, report: Report) -> tuple[TableRow, ...]:
    """Every row of a table that has a name; the others are reported, as is each repair."""
    roles, rows = _roles(table, dialect, report)
    if not roles:
        return ()
    lines = []
    columns = _Columns(roles, dialect.bold_names and any(_is_bold(cell) for row in rows for cell in row.cells[:1]))
    numbers = {row.at.line for row in (table.header, *table.rows) if row}
    for row in rows:
        if not any(cell.text for cell in row.cells):
            edits = remove_line(report.lines, row.at)
            report.add("table-row-empty", row.at, "row is empty", "remove it", edits=edits)
            continue
        cells = _arranged(_fitted(row, roles, dialect, report), row, columns, dialect, report)
        name = _name(cells, row, columns, report)
        if name:
            at = cells["name"].at if "name" in cells else row.at
            lines.append(TableRow(name, at, cells, row, row.at.line - 1 in numbers))
    return tuple(lines)


def table_roles(row: Row, dialect: Dialect) -> tuple[Role | None, ...]:
    """What each column holds, by the words of its title."""
    return tuple(dialect.role(cell.text) for cell in row.cells)


def _roles(table: Table, dialect: Dialect, report: Report) -> tuple[tuple[Role | None, ...], tuple[Row, ...]]:
    """The columns' roles, and the rows without their header."""
    rows = table.rows
    header = table.header
    if header is None and rows and "name" in table_roles(rows[0], dialect) and not _BOLD.search(rows[0].cells[0].text):
        header, rows = rows[0], rows[1:]
        hint = "write `|---|---|` under it"
        report.add("table-delimiter", header.at, "header has no delimiter line below it", hint)
    if header is None:
        report.add("table-header-known", table.at, "table has no header; guessing its columns from their content")
        return _GUESSED[: max(len(row.cells) for row in rows)], rows
    roles = list(table_roles(header, dialect))
    for number, role in enumerate(roles):
        cell = header.cells[number]
        if role is None:
            _report_title(cell, dialect, report)
        elif role in roles[:number]:
            report.add("table-header-known", cell.at, f"second column for the {role}; only the first one is read")
            roles[number] = None
    if "name" not in roles and "code" not in roles and roles:
        report.add("table-header-known", header.at, "no column has the title of names; using the first one")
        roles[0] = "name"
    return tuple(roles), rows


def _report_title(cell: Cell, dialect: Dialect, report: Report) -> None:
    known = [word for words in dialect.columns.values() for word in words]
    hint = did_you_mean(normalize(cell.text), known, "add its words to the dialect's columns")
    report.add("table-header-known", cell.at, f"unknown column `{cell.text}`; its cells are not read", hint)


def _fitted(row: Row, roles: tuple[Role | None, ...], dialect: Dialect, report: Report) -> dict[Role, Cell]:
    """The cells by role; a row with too many or too few is fitted to the columns by what its cells hold."""
    cells = row.cells
    if len(cells) == len(roles):
        return {role: cell for role, cell in zip(roles, cells, strict=True) if role}
    many = "cell" if len(cells) == 1 else "cells"
    message = f"{len(cells)} {many} where the header has {len(roles)}"
    fits = _joined(cells, roles) if len(cells) > len(roles) else _spread(cells, roles)
    best = min(fits, key=lambda fit: (len(_misfits(fit, dialect)), is_type(_text(fit, "description"), dialect)))
    lost = sorted({role for role in roles if role} - best.keys())
    taken = f"; nothing is read for {', '.join(lost)}" if lost else "; the surplus is read as part of a cell"
    report.add("table-cell-count", row.at, message + taken, "give the row one cell for each column")
    return best


def _joined(cells: tuple[Cell, ...], roles: tuple[Role | None, ...]) -> Iterator[dict[Role, Cell]]:
    """Every way to read a surplus of cells as one cell with pipes in it; the description is the likeliest."""
    surplus = len(cells) - len(roles)
    order = sorted(range(len(roles)), key=lambda number: roles[number] != "description")
    for number in order:
        text = " | ".join(cell.text for cell in cells[number : number + surplus + 1]).rstrip("| ")
        joined = Cell(cells[number].at, text)
        fit = (*cells[:number], joined, *cells[number + surplus + 1 :])
        yield {role: cell for role, cell in zip(roles, fit, strict=True) if role}


def _spread(cells: tuple[Cell, ...], roles: tuple[Role | None, ...]) -> Iterator[dict[Role, Cell]]:
    """Every way to spread too few cells over the columns in their order, missing ones at the end first."""
    for chosen in combinations(range(len(roles)), len(cells)):
        yield {role: cell for number, cell in zip(chosen, cells, strict=True) if (role := roles[number])}


def _arranged(
    cells: dict[Role, Cell], row: Row, columns: _Columns, dialect: Dialect, report: Report
) -> dict[Role, Cell]:
    """The cells, two of them exchanged where only then each holds what its column's title says."""
    pair = _exchanged(cells, columns.are_bold, dialect)
    if pair is None:
        return cells
    one, other = pair
    message = f"{one} and {other} are in each other's column; read the other way round"
    is_complete = len(row.cells) == len(columns.roles)
    edits = swap_cells(report.lines, (cells[one], cells[other])) if is_complete else ()
    report.add("table-columns-swapped", row.at, message, "swap the two cells", edits=edits)
    return {**cells, one: cells[other], other: cells[one]}


def _exchanged(cells: dict[Role, Cell], are_bold: bool, dialect: Dialect) -> tuple[Role, Role] | None:
    """The two roles whose cells each hold what the other should."""
    if not _text(cells, "name"):
        return None
    misfits = _misfits(cells, dialect)
    bold = [role for role, cell in cells.items() if are_bold and _is_bold(cell)]
    if not misfits and (len(bold) != 1 or bold == ["name"]):
        return None
    if misfits == ["type"] and closest(cells["type"].text, dialect.type_words):
        return None  # a misspelt type is no description
    for one, other in combinations(cells, 2):
        if one == "name" and bold == [other] and _is_name(cells[other].text, dialect):
            return one, other
        if one == "name" and bold == [one]:
            continue  # bold is what marks a name, however odd it looks
        if misfits and not _misfits({**cells, one: cells[other], other: cells[one]}, dialect):
            return one, other
    return None


def _misfits(cells: Mapping[Role, Cell], dialect: Dialect) -> list[Role]:
    """The roles whose cell cannot be what it should be."""
    return [role for role, cell in cells.items() if role in _FITS and not _FITS[role](cell.text, dialect)]


def _text(cells: Mapping[Role, Cell], role: Role) -> str:
    return cells[role].text if role in cells else ""


def _is_flag(text: str, dialect: Dialect) -> bool:
    return normalize(text) in (*dialect.true_words, *dialect.false_words) or text.strip().lower() in dialect.empty


def _is_length(text: str, dialect: Dialect) -> bool:
    return text.strip().isdecimal() or text.strip().lower() in dialect.empty


def _is_name(text: str, dialect: Dialect) -> bool:
    return _NAME.fullmatch("".join(strip_markup(text).split())) is not None and len(text.split()) <= _WORDS_OF_A_NAME


_WORDS_OF_A_NAME = 3
_FITS: dict[Role, Callable[[str, Dialect], bool]] = {
    "name": _is_name,
    "type": is_type,
    "length": _is_length,
    "required": _is_flag,
}


def _is_bold(cell: Cell) -> bool:
    text = cell.text
    return text[:1] in _MARKS and _BOLD.fullmatch(unescape(text).strip()) is not None


_MARKS = frozenset("*_<&")
"""What bold text begins with, or an entity that may stand for it."""


@lru_cache(maxsize=4096)
def strip_markup(text: str) -> str:
    """A name's text without emphasis, code marks, backslash escapes and entities."""
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", unescape(text).replace(_MANY, ""))).strip()


def _name(cells: Mapping[Role, Cell], row: Row, columns: _Columns, report: Report) -> str:
    """A row's name without emphasis and spaces; empty, which is reported, where it has none."""
    cell = cells.get("name") or cells.get("code")
    name = strip_markup(cell.text) if cell else ""
    if cell is None or not name:
        content = " | ".join(other.text for other in row.cells)
        report.add("name-missing", row.at, f"skipping a row without a name: {content[:100]}")
        return ""
    if "name" not in cells:
        return name
    if columns.are_bold and not _is_bold(cell):
        edits = replace_cell(report.lines, cell, f"**{name}**")
        report.add(
            "name-bold", cell.at, f"name `{name}` is not bold like the others", f"write `**{name}**`", edits=edits
        )
    return _identifier(name, cell, report)


def _identifier(name: str, cell: Cell, report: Report) -> str:
    joined = re.sub(r"\s+", "", name)
    if joined != name:
        message = f"name `{name}` contains a space; read as `{joined}`"
        edits = replace_cell(report.lines, cell, re.sub(r"\s+", "", cell_source(report.lines, cell)))
        report.add("name-identifier", cell.at, message, f"write `{joined}`", edits=edits)
    elif not _NAME.fullmatch(name):
        hint = "use letters, digits and underscores"
        report.add("name-identifier", cell.at, f"name `{name}` is not a valid identifier", hint)
    return joined

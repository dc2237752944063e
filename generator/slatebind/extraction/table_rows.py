"""Reading the rows of a table: the name of each row, and its cells by role."""

import re

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Role
from slatebind.extraction.cell_fitting import Cells, Columns, fit_cells, text_of
from slatebind.extraction.name_markup import NAME, is_bold, strip_markup
from slatebind.extraction.report import Report
from slatebind.extraction.table_columns import read_columns
from slatebind.markdown import Cell, Row, Table
from slatebind.markdown.fixes import cell_source, remove_line, replace_cell

_MAX_EXCERPT_LENGTH = 100


class TableRow(msgspec.Struct, frozen=True):
    """A row with its cells by role. ``name`` has no emphasis or spaces and is never empty.

    ``follows_row`` says whether the line above it is a row of the same table.
    """

    name: str
    at: Position
    cells: Cells
    row: Row
    follows_row: bool

    def text(self, role: Role) -> str:
        """The cell's text; empty if the table has no such column."""
        return text_of(self.cells, role)

    def position(self, role: Role) -> Position:
        """The position of the cell, or of the row if it has none."""
        cell = self.cells.get(role)
        return cell.at if cell else self.at


def read_rows(table: Table, dialect: Dialect, report: Report) -> tuple[TableRow, ...]:
    """The rows of a table that have a name. Rows without one, and all repairs, are reported."""
    roles, rows = read_columns(table, dialect, report)
    if not roles:
        return ()
    first_cells = (cell for row in rows for cell in row.cells[:1])
    columns = Columns(roles, dialect.bold_names and any(is_bold(cell.text) for cell in first_cells))
    row_lines = {row.at.line for row in (table.header, *table.rows) if row}
    found = (_read_row(row, columns, row.at.line - 1 in row_lines, dialect, report) for row in rows)
    return tuple(row for row in found if row is not None)


def _read_row(row: Row, columns: Columns, follows_row: bool, dialect: Dialect, report: Report) -> TableRow | None:
    if not any(cell.text for cell in row.cells):
        edits = remove_line(report.lines, row.at)
        report.add("table-row-empty", row.at, "row is empty", "remove it", edits=edits)
        return None
    cells = fit_cells(row, columns, dialect, report)
    name = _read_name(cells, row, columns, report)
    if not name:
        return None
    at = cells["name"].at if "name" in cells else row.at
    return TableRow(name, at, cells, row, follows_row)


def _read_name(cells: Cells, row: Row, columns: Columns, report: Report) -> str:
    """The name of a row, without emphasis and spaces; empty, with a finding, if it has none."""
    cell = cells.get("name") or cells.get("code")
    name = strip_markup(cell.text) if cell else ""
    if cell is None or not name:
        content = " | ".join(other.text for other in row.cells)[:_MAX_EXCERPT_LENGTH]
        report.add("name-missing", row.at, f"skipping a row without a name: {content}")
        return ""
    if "name" not in cells:
        return name
    if columns.are_names_bold and not is_bold(cell.text):
        edits = replace_cell(report.lines, cell, f"**{name}**")
        message = f"name `{name}` is not bold like the others"
        report.add("name-bold", cell.at, message, f"write `**{name}**`", edits=edits)
    return _identifier(name, cell, report)


def _identifier(name: str, cell: Cell, report: Report) -> str:
    joined = re.sub(r"\s+", "", name)
    if joined != name:
        message = f"name `{name}` contains a space; read as `{joined}`"
        edits = replace_cell(report.lines, cell, re.sub(r"\s+", "", cell_source(report.lines, cell)))
        report.add("name-identifier", cell.at, message, f"write `{joined}`", edits=edits)
    elif not NAME.fullmatch(name):
        hint = "use letters, digits and underscores"
        report.add("name-identifier", cell.at, f"name `{name}` is not a valid identifier", hint)
    return joined

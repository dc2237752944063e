"""Reading the rows of a table: the name of each row, and its cells by role."""

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.report import Report
from slatebind.extraction.tables.cell_fitting import Cells, Columns, fit_cells, text_of
from slatebind.extraction.tables.cell_marks import read_marks
from slatebind.extraction.tables.column_content import Roles
from slatebind.extraction.tables.name_markup import NAME, NameText, can_be_name, indentation, is_bold, read_name
from slatebind.extraction.tables.name_phrases import read_name_phrase
from slatebind.extraction.tables.table_columns import read_columns
from slatebind.markdown import Cell, Row, Table
from slatebind.markdown.fixes import cell_source, remove_line, replace_cell

_SENTENCE = re.compile("[.!?\u3002\uff01\uff1f\uff0c]\\W*$|(?:\\S+\\s+){5}")
"""A text that ends as a sentence does, or has several words."""
_MAX_EXCERPT_LENGTH = 100
_MIN_FLAG_LENGTH = 3
"""Letters: `y` and `no` are read as flags only in a column of their own."""


class TableRow(msgspec.Struct, frozen=True):
    """A row with its cells by role. ``name`` has no emphasis or spaces and is never empty.

    ``follows_row`` says whether the line above it is a row of the same table, ``is_required`` what the name's cell
    says about that, ``indent`` how far the name is indented, ``marks`` those in its cells.
    """

    name: str
    at: Position
    cells: Cells
    row: Row
    follows_row: bool
    is_required: bool | None = None
    indent: int = 0
    marks: frozenset[str] = frozenset()

    def text(self, role: Role) -> str:
        """The cell's text; empty if the table has no such column."""
        return text_of(self.cells, role)

    def position(self, role: Role) -> Position:
        """The position of the cell, or of the row if it has none."""
        cell = self.cells.get(role)
        return cell.at if cell else self.at


def read_rows(table: Table, key: Role, dialect: Dialect, report: Report) -> tuple[TableRow, ...]:
    """The rows of a table that have a name. Rows without one, and all repairs, are reported.

    ``key`` is the role of the column that identifies a row: ``name``, or ``code`` for errors.
    """
    roles, rows = read_columns(table, key, dialect, report), table.rows
    if not roles:
        return ()
    first_cells = (cell for row in rows for cell in row.cells[:1])
    are_bold = any(is_bold(cell.text) for cell in first_cells) and not any(row.is_html for row in rows)
    columns = Columns(roles, dialect.bold_names and are_bold)
    row_lines = {row.at.line for row in (table.header, *table.rows) if row}
    if table.header is None:
        _report_unread_cells(rows, roles, report)
    found: list[TableRow] = []
    for row in _joined_lines(rows) if dialect.tables.continued else rows:
        if found and dialect.tables.continued and _continues(row, columns):
            found[-1] = _continued(found[-1], fit_cells(row, columns, dialect, report))
        elif (read := _read_row(row, columns, key, row.at.line - 1 in row_lines, dialect, report)) is not None:
            found.append(read)
    return tuple(found)


def _report_unread_cells(rows: tuple[Row, ...], roles: Roles, report: Report) -> None:
    """Report the cells of a table without titles that stand in columns of which nothing is known."""
    for row in rows:
        unread = [cell.text for role, cell in zip(roles, row.cells, strict=False) if role is None and cell.text]
        if unread:
            content = " | ".join(unread)[:_MAX_EXCERPT_LENGTH]
            message = f"nothing says what is in a column, as the table has no header; not read: {content}"
            report.add("table-cell-count", row.at, message, "write a title for each column")


def _joined_lines(rows: tuple[Row, ...]) -> Iterator[Row]:
    """The rows, with one that was written in two lines as one: the first lacks its last pipe, the second its first."""
    open_row: Row | None = None
    for row in rows:
        if open_row is not None and not row.has_open and row.has_close:
            last, first = open_row.cells[-1], row.cells[0]
            joined = Cell(last.at, f"{last.text} {first.text}".strip())
            yield replace(open_row, cells=(*open_row.cells[:-1], joined, *row.cells[1:]), has_close=True)
            open_row = None
            continue
        if open_row is not None:
            yield open_row
        open_row = row if row.has_open and not row.has_close else None
        if open_row is None:
            yield row
    if open_row is not None:
        yield open_row


def _continues(row: Row, columns: Columns) -> bool:
    """Whether a row has a text, and none in the column of names."""
    number = columns.roles.index("name") if "name" in columns.roles else len(row.cells)
    return number < len(row.cells) and not row.cells[number].text and any(cell.text for cell in row.cells)


def _continued(row: TableRow, cells: Cells) -> TableRow:
    """A row with the texts of the one below it, which has no name."""
    added = {role: cell for role, cell in cells.items() if cell.text}
    joined = {role: Cell(row.position(role), f"{row.text(role)} {cell.text}".strip()) for role, cell in added.items()}
    return replace(row, cells={**row.cells, **joined})


def _read_row(
    row: Row, columns: Columns, key: Role, follows_row: bool, dialect: Dialect, report: Report
) -> TableRow | None:
    if not any(cell.text for cell in row.cells):
        edits = () if row.is_html else remove_line(report.lines, row.at)
        report.add("table-row-empty", row.at, "row is empty", "remove it", edits=edits)
        return None
    cells = fit_cells(row, columns, dialect, report)
    if key == "name" and dialect.tables.phrases:
        return _read_phrases(row, cells, follows_row, dialect, report)
    cell = cells.get(key) or cells.get("name") or cells.get("code")
    found = _without_flag(read_name(cell.text), dialect) if cell else NameText("")
    if cell is None or not found.name:
        content = " | ".join(other.text for other in row.cells)[:_MAX_EXCERPT_LENGTH]
        report.add("name-missing", row.at, f"skipping a row without a name: {content}")
        return None
    if key == "code" or "name" not in cells:  # names of errors are words for readers
        return TableRow(found.name, row.at, cells, row, follows_row)
    name = _checked_name(found.name, cell, columns, report)
    if not name:
        return None
    is_required = _is_required(found, cell, dialect, report)
    return TableRow(name, cell.at, cells, row, follows_row, is_required, indentation(cell.text))


def _read_phrases(row: Row, cells: Cells, follows_row: bool, dialect: Dialect, report: Report) -> TableRow | None:
    """A row whose cells hold phrases: that of the name may say the type, the place and the default."""
    cell = cells.get("name") or Cell(row.at, "")
    found = read_name_phrase(cell, dialect)
    if found is None:
        if sum(bool(other.text) for other in row.cells) == 1 and _SENTENCE.search(cell.text):
            report.add("text-not-kept", row.at, f"text in a row is not kept: {cell.text[:_MAX_EXCERPT_LENGTH]}")
            return None
        code = "name-invalid" if cell.text else "name-missing"
        content = " | ".join(other.text for other in row.cells)[:_MAX_EXCERPT_LENGTH]
        report.add(code, row.at, f"skipping a row without the name of a parameter or field: {content}")
        return None
    in_name: dict[Role, Cell | None] = {"type": found.type, "in": found.place, "default": found.default}
    added = {role: other for role, other in in_name.items() if other and not text_of(cells, role)}
    indent = indentation(cell.text, is_marked=True)
    marks = read_marks(found.name, cells, dialect)
    return TableRow(found.name, cell.at, {**cells, **added}, row, follows_row, found.is_required, indent, marks)


def _without_flag(found: NameText, dialect: Dialect) -> NameText:
    """The name without a last word that says whether it is required, such as ``zoneid required``."""
    name, _, word = found.name.rpartition(" ")
    if not name or found.note:
        return found
    is_flag = len(word) >= _MIN_FLAG_LENGTH and word.lower() in (*dialect.true_words, *dialect.false_words)
    return NameText(name.rstrip(" ,;:-"), word) if is_flag else found


def _is_required(found: NameText, cell: Cell, dialect: Dialect, report: Report) -> bool | None:
    """What the note or the mark after a name says; a note that says something else is reported."""
    if not found.note:
        return found.is_required
    words = normalize(found.note)
    if words in dialect.true_words or words in dialect.false_words:
        return words in dialect.true_words
    message = f"`({found.note[:_MAX_EXCERPT_LENGTH]})` after the name `{found.name}` is not read"
    report.add("name-identifier", cell.at, message, "write it into the description")
    return None


def _checked_name(name: str, cell: Cell, columns: Columns, report: Report) -> str:
    """The name without spaces; empty, with a finding, if the cell holds other text."""
    joined = "".join(name.split())
    if not NAME.fullmatch(joined) or not can_be_name(cell.text):
        is_kept = joined == name and "|" not in name and any(map(str.isalnum, name))
        consequence = "" if is_kept else "; skipping the row"
        message = f"`{name[:_MAX_EXCERPT_LENGTH]}` cannot be a name{consequence}"
        report.add("name-invalid", cell.at, message, "use letters, digits and underscores")
        return name if is_kept else ""
    if columns.are_names_bold and not is_bold(cell.text):
        edits = replace_cell(report.lines, cell, f"**{name}**") if cell.text.strip("*_` ") == name else ()
        message = f"name `{name}` is not bold like the others"
        report.add("name-bold", cell.at, message, f"write `**{name}**`", edits=edits)
    if joined != name:
        message = f"name `{name}` contains a space; read as `{joined}`"
        edits = replace_cell(report.lines, cell, re.sub(r"\s+", "", cell_source(report.lines, cell)))
        report.add("name-identifier", cell.at, message, f"write `{joined}`", edits=edits)
    return joined

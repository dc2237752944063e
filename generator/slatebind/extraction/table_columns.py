"""The role of each column of a table, by the words of its title, or by position if the table has no header."""

from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.name_markup import has_bold
from slatebind.extraction.report import Report
from slatebind.markdown import Cell, Row, Table
from slatebind.suggestions import did_you_mean

Roles = tuple[Role | None, ...]
"""The role of each column; None for a column that is not read."""

_ROLES_WITHOUT_HEADER: Roles = ("name", "description", "type", "length", "required")


def table_roles(header: Row, dialect: Dialect) -> Roles:
    """The role of each column, by its title."""
    return tuple(dialect.role(cell.text) for cell in header.cells)


def read_columns(table: Table, dialect: Dialect, report: Report) -> tuple[Roles, tuple[Row, ...]]:
    """The roles of a table's columns, and its rows without the header."""
    header, rows = table.header, table.rows
    if header is None and rows and _is_header(rows[0], dialect):
        header, rows = rows[0], rows[1:]
        hint = "write `|---|---|` under it"
        report.add("table-delimiter", header.at, "header has no delimiter line below it", hint)
    if header is None:
        report.add("table-header-known", table.at, "table has no header; guessing its columns from their content")
        return _ROLES_WITHOUT_HEADER[: max(len(row.cells) for row in rows)], rows
    return _roles_of_header(header, dialect, report), rows


def _is_header(row: Row, dialect: Dialect) -> bool:
    """Whether a row without a delimiter line below it is a header: it has a title for names, and no bold name."""
    return "name" in table_roles(row, dialect) and not has_bold(row.cells[0].text)


def _roles_of_header(header: Row, dialect: Dialect, report: Report) -> Roles:
    roles = list(table_roles(header, dialect))
    for number, role in enumerate(roles):
        cell = header.cells[number]
        if role is None:
            _report_unknown(cell, dialect, report)
        elif role in roles[:number]:
            report.add("table-header-known", cell.at, f"duplicate {role} column; only the first one is read")
            roles[number] = None
    if "name" not in roles and "code" not in roles and roles:
        report.add("table-header-known", header.at, "no name column; using the first column")
        roles[0] = "name"
    return tuple(roles)


def _report_unknown(cell: Cell, dialect: Dialect, report: Report) -> None:
    titles = [word for words in dialect.columns.values() for word in words]
    hint = did_you_mean(normalize(cell.text), titles, "add its words to the dialect's columns")
    report.add("table-header-known", cell.at, f"unknown column `{cell.text}`; its cells are not read", hint)

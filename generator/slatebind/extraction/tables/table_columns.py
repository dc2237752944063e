"""The role of each column of a table, by the words of its title, or by position if the table has no header."""

from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.report import Report
from slatebind.extraction.tables.column_content import Roles, bold_names_column, guess_roles, names_column
from slatebind.markdown import Cell, Row, Table
from slatebind.suggestions import did_you_mean, misspelled


def table_roles(header: Row, dialect: Dialect) -> Roles:
    """The role of each column, by its title."""
    return tuple(dialect.role(cell.text) for cell in header.cells)


def read_columns(table: Table, key: Role, dialect: Dialect, report: Report) -> Roles:
    """The role of each column of a table; ``key`` is the role of the column that identifies a row."""
    if table.header is None:
        report.add("table-header-known", table.at, "table has no header; guessing its columns from their content")
        return guess_roles(table.rows, dialect) if table.rows else ()
    return _roles_of_header(table.header, table.rows, key, dialect, report)


def _roles_of_header(header: Row, rows: tuple[Row, ...], key: Role, dialect: Dialect, report: Report) -> Roles:
    roles = list(table_roles(header, dialect))
    if key != "code":
        roles = [None if role == "code" else role for role in roles]
    names = None if {"name", key} & set(roles) else _guess_names(header, rows, roles, dialect, report)
    if dialect.bold_names and "name" in roles:
        names = _misplaced_names(header, rows, roles, report)
    for number, role in enumerate(roles):
        cell = header.cells[number]
        if role is None and number != names:
            if dialect.tables.phrases and names is None and len(roles) == _NAME_AND_TEXT:
                # What else is there says what the name means, whatever it is called: a value, an entry, a message.
                roles[number] = "description"
                _report_misspelled(cell, dialect, report)
            elif cell.text or _has_cells(rows, number):
                _report_unknown(cell, dialect, report)
        elif role is not None and role in roles[:number]:
            add = report.note if dialect.tables.phrases else report.add
            add("table-header-known", cell.at, f"duplicate {role} column; only the first one is read")
            roles[number] = None
    if names is not None:
        roles[names] = "name"
    return tuple(roles)


def report_unknown_columns(table: Table, read: frozenset[int], dialect: Dialect, report: Report) -> None:
    """Report the columns of a table of statuses that are not ``read`` and have cells, each title once."""
    for number, cell in enumerate(table.header.cells if table.header else ()):
        if number in read or not _has_cells(table.rows, number):
            continue
        if cell.text and dialect.role(cell.text) is not None:
            message = f"column `{cell.text}` has no place in a table of statuses; its cells are not read"
            report.note("table-header-known", cell.at, message, word=normalize(cell.text))
        else:
            _report_unknown(cell, dialect, report)


def _has_cells(rows: tuple[Row, ...], number: int) -> bool:
    """Whether a column is not empty in every row."""
    return any(number < len(row.cells) and row.cells[number].text for row in rows)


_NAME_AND_TEXT = 2
"""The columns of a table that says one thing of each name."""


def _report_misspelled(cell: Cell, dialect: Dialect, report: Report) -> None:
    words = normalize(cell.text)
    meant = misspelled(words, _titles(dialect))
    if meant is not None:
        message = f"unknown column `{cell.text}`; read as the description"
        report.add("table-header-known", cell.at, message, f"did you mean `{meant}`?", word=words)


def _guess_names(header: Row, rows: tuple[Row, ...], roles: list[Role | None], dialect: Dialect, report: Report) -> int:
    """The column of names of a table that has no title for it: one of the unknown columns, else the first one."""
    unknown = [number for number, role in enumerate(roles) if role is None]
    # A column of codes is not read either, but is the last one that could hold names.
    unknown.sort(key=lambda number: dialect.role(header.cells[number].text) is not None)
    found = names_column(rows, unknown)
    names = found if found is not None else 0
    cell = header.cells[names]
    place = "the first column" if names == 0 else f"column {names + 1}"
    message = f"no name column; using {place}, `{cell.text}`"
    words, titles = normalize(cell.text), dialect.columns["name"]
    # Next to a description alone, a column with a title of its own has values as often as names.
    is_of_values = dialect.tables.phrases and cell.text and {"type", "required"}.isdisjoint(roles)
    add = report.note if is_of_values and misspelled(words, titles) is None else report.add
    add("table-header-known", cell.at, message, did_you_mean(words, titles))
    return names


def _misplaced_names(header: Row, rows: tuple[Row, ...], roles: list[Role | None], report: Report) -> int | None:
    """The column of bold names whose title is above another column, which is not read then."""
    titled = roles.index("name")
    unknown = [number for number, role in enumerate(roles) if role is None]
    names = bold_names_column(rows, titled, unknown)
    if names is not None:
        roles[titled] = None
        column, title = header.cells[names].text, header.cells[titled].text
        message = f"bold names are in column {names + 1}, `{column}`, and not in `{title}`"
        report.add("table-header-known", header.cells[names].at, message, "put the titles above their columns")
    return names


def _report_unknown(cell: Cell, dialect: Dialect, report: Report) -> None:
    if not cell.text:
        report.add("table-header-known", cell.at, "column without a title; its cells are not read")
        return
    words, titles = normalize(cell.text), _titles(dialect)
    # Where tables are read as phrases, a title of the docs' own is none of their mistakes; a misspelled one is.
    is_note = dialect.tables.phrases and misspelled(words, titles) is None
    add = report.note if is_note else report.add
    if dialect.role(cell.text) is not None:
        message = f"column `{cell.text}` has no place in a table of parameters or fields; its cells are not read"
        add("table-header-known", cell.at, message)
        return
    fallback = "add its words to the dialect's columns"
    hint = fallback if is_note else did_you_mean(words, titles, fallback)
    add("table-header-known", cell.at, f"unknown column `{cell.text}`; its cells are not read", hint, word=words)


def _titles(dialect: Dialect) -> list[str]:
    return [title for titles in dialect.columns.values() for title in titles]

"""Deciding which row of a table is its header: authors lose it, swap it with a row, or lose or merge its cells.

The result is a table whose header has a title for each column, or none. Nothing here decides what a column is read as.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.report import Report
from slatebind.extraction.tables.column_content import ValueKind, value_kind
from slatebind.extraction.tables.name_markup import has_bold
from slatebind.markdown import Cell, Row, Table
from slatebind.plurals import counted

_MAX_WORDS_IN_TITLE = 3
_MAX_TITLE_LENGTH = 80
"""Characters: a longer text is not split into titles."""
_MAX_ROWS_ABOVE_HEADER = 3
_MIN_ROLES_IN_HEADER = 2
_MERGED: frozenset[Role] = frozenset(("type", "required", "length"))
"""Columns whose values can be told from each other in one cell."""
_SEPARATORS = " \t,;/|()&+-\u2013\u2014"
_TOKEN = re.compile(r"[^\s,;/|()&+]+")


def with_header(table: Table, dialect: Dialect, report: Report) -> Table:
    """The table with the row that is its header, or without one; a header that had to be changed is reported."""
    table = _with_moved_header(table, dialect, report)
    if table.header is None:
        return table
    if _most_common_width(table.header, table.rows, dialect) > len(table.header.cells):
        return _with_split_titles(table, table.header, dialect, report)
    titled = _with_title_of_last_column(table, table.header, dialect)
    return _with_split_column(titled, titled.header or table.header, dialect)


def is_header(row: Row, dialect: Dialect) -> bool:
    """Whether a row consists of titles, one of them that of the names."""
    roles = {role for role in _title_roles(row, dialect) if role}
    if len(roles) < _MIN_ROLES_IN_HEADER or not {"name", "code"} & roles or _is_first_bold(row):
        return False
    return not any(role is None and value_kind(cell.text, dialect) for role, cell in _titles(row, dialect))


def _with_moved_header(table: Table, dialect: Dialect, report: Report) -> Table:
    """The table with the header that its first rows have in place of none, of an empty one, or of a row of values."""
    header = table.header
    is_empty = header is not None and not any(cell.text for cell in header.cells)
    if header is not None and not is_empty and not _is_row_of_values(header, table.rows, dialect):
        return table
    rows = table.rows if header is None or is_empty else (header, *table.rows)
    candidates = rows[:_MAX_ROWS_ABOVE_HEADER]
    number = next((index for index, row in enumerate(candidates) if is_header(row, dialect)), None)
    if number is None:
        return replace(table, header=None, rows=rows)
    if is_empty:
        message = "titles are below the delimiter line, and the header above it is empty"
        report.add("table-header-known", rows[number].at, message, "put them in place of the empty header")
    elif number == 0:
        hint = "write `|---|---|` under it"
        report.add("table-delimiter", rows[0].at, "header has no delimiter line below it", hint)
    else:
        message = "header is below the first row of its table"
        report.add("table-header-known", rows[number].at, message, "move it to the top")
    return Table(rows[number].at, rows[number], (*rows[:number], *rows[number + 1 :]))


def _titles(row: Row, dialect: Dialect) -> Iterator[tuple[Role | None, Cell]]:
    return zip(_title_roles(row, dialect), row.cells, strict=True)


def _title_roles(row: Row, dialect: Dialect) -> list[Role | None]:
    """The role of each cell that is short enough to be a title."""
    return [
        dialect.role(cell.text) if len(normalize(cell.text).split()) <= _MAX_WORDS_IN_TITLE else None
        for cell in row.cells
    ]


def _is_first_bold(row: Row) -> bool:
    """Whether the first cell is bold and the others are not: so are names, titles are all bold or none."""
    return has_bold(row.cells[0].text) and not any(has_bold(cell.text) for cell in row.cells[1:])


def _is_row_of_values(header: Row, rows: tuple[Row, ...], dialect: Dialect) -> bool:
    """Whether the row above the delimiter line holds values: types, numbers or flags above others of their kind."""
    flags = {*dialect.true_words, *dialect.false_words}
    certain = {
        role
        for role, cell in _titles(header, dialect)
        if role and normalize(cell.text) not in flags and _is_title(cell.text, dialect)
    }
    if len(certain) >= _MIN_ROLES_IN_HEADER:
        return False
    is_named = dialect.bold_names and _is_first_bold(header)
    if is_named and not certain:
        return True
    values = [
        (number, kind)
        for number, (role, cell) in enumerate(_titles(header, dialect))
        if role is None or (normalize(cell.text) in flags and (is_named or _is_repeated(cell.text, number, rows)))
        if (kind := value_kind(cell.text, dialect))
    ]
    if not rows or (is_named and values):
        return bool(values) and (not certain or is_named)
    return any(_has_mostly(kind, number, rows, dialect) for number, kind in values)


def _is_repeated(text: str, number: int, rows: tuple[Row, ...]) -> bool:
    """Whether a word such as `required` is found in its column again: then it is a value, and no title."""
    return any(normalize(row.cells[number].text) == normalize(text) for row in rows if number < len(row.cells))


def _is_title(text: str, dialect: Dialect) -> bool:
    """Whether every word of a text is a word of titles."""
    return all(dialect.role(word) for word in normalize(text).split())


def _has_mostly(kind: ValueKind, number: int, rows: tuple[Row, ...], dialect: Dialect) -> bool:
    kinds = [value_kind(row.cells[number].text, dialect) for row in _distinct(rows, 0) if number < len(row.cells)]
    return kinds.count(kind) * 2 > len(kinds)


def _most_common_width(header: Row, rows: tuple[Row, ...], dialect: Dialect) -> int:
    widths = Counter(len(row.cells) for row in rows)
    if len(widths) > 1:
        names = (number for number, cell in enumerate(header.cells) if dialect.role(cell.text) == "name")
        widths = Counter(len(row.cells) for row in _distinct(rows, next(names, 0)))
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _distinct(rows: tuple[Row, ...], name_column: int) -> Iterable[Row]:
    """The first row of each name: what most rows look like stays the same when a duplicate is removed."""
    first: dict[str | tuple[str, ...], Row] = {}
    for row in rows:
        name = normalize(row.cells[name_column].text) if name_column < len(row.cells) else ""
        first.setdefault(name or tuple(cell.text for cell in row.cells), row)
    return first.values()


def _with_split_titles(table: Table, header: Row, dialect: Dialect, report: Report) -> Table:
    """A table whose rows have more cells than its header, with the titles apart that lost the pipe between them."""
    missing = _most_common_width(header, table.rows, dialect) - len(header.cells)
    cells: list[Cell] = []
    roles = _roles_of_others(header, dialect)
    for cell, others in zip(header.cells, roles, strict=True):
        parts = _split_title(cell, dialect)
        added = {dialect.role(part.text) for part in parts}
        if 0 < len(parts) - 1 <= missing and not added & others:
            missing -= len(parts) - 1
            titles = " and ".join(f"`{part.text}`" for part in parts)
            message = f"pipe is missing in the title `{cell.text}`; read as {titles}"
            report.add("table-header-known", cell.at, message, "write a pipe between the titles")
            cells.extend(parts)
        else:
            cells.append(cell)
    if missing and not dialect.tables.phrases and "description" not in (dialect.role(cell.text) for cell in cells):
        # Else a surplus cell is probably a part of the description, or of another cell that holds a phrase.
        message = f"header has {counted(len(header.cells), 'title')}, its rows have more cells; it is not used"
        report.add("table-header-known", header.at, message, "write a title for each column")
        return replace(table, header=None)
    titled = replace(table, header=replace(header, cells=tuple(cells)))
    return _with_title_of_types(titled, dialect, report) if missing == 1 and dialect.tables.phrases else titled


def _with_title_of_types(table: Table, dialect: Dialect, report: Report) -> Table:
    """A table whose header lacks one title, with that of the types if they stand in the second column."""
    assert table.header is not None
    cells = table.header.cells
    roles = [dialect.role(cell.text) for cell in cells]
    title = next((word for word in dialect.columns.get("type", ()) if dialect.role(word) == "type"), "")
    if roles[:1] != ["name"] or "type" in roles or not title or not _has_mostly("type", 1, table.rows, dialect):
        return table
    message = "no title above the types in column 2"
    report.add("table-header-known", table.header.at, message, "write a title for each column")
    return replace(table, header=replace(table.header, cells=(cells[0], Cell(cells[0].at, title), *cells[1:])))


def _with_title_of_last_column(table: Table, header: Row, dialect: Dialect) -> Table:
    """A table whose last column has no title, with that of flags if most of its cells are flags, or of descriptions.

    There it is read like any other column of descriptions: ``required, 3 to 20 characters``.
    """
    last = len(header.cells) - 1
    roles = {dialect.role(cell.text) for cell in header.cells}
    if not dialect.tables.phrases or last < 1 or header.cells[last].text or roles.isdisjoint(("name", "type")):
        return table
    role: Role = "required" if _has_mostly("required", last, table.rows, dialect) else "description"
    title = next((word for word in dialect.columns.get(role, ()) if dialect.role(word) == role), "")
    if role in roles or not title or not any(last < len(row.cells) and row.cells[last].text for row in table.rows):
        return table
    titled = Cell(header.cells[last].at, title)
    return replace(table, header=replace(header, cells=(*header.cells[:last], titled)))


def _roles_of_others(header: Row, dialect: Dialect) -> list[set[Role | None]]:
    """For each title the roles of the other ones."""
    roles = [dialect.role(cell.text) for cell in header.cells]
    counts = Counter(roles)
    return [{other for other in counts if other != role or counts[other] > 1} for role in roles]


def _split_title(cell: Cell, dialect: Dialect) -> list[Cell]:
    """The titles in a cell, such as ``Parameter Name Description`` or ``ElementDescription``; one if it has one."""
    if len(cell.text) > _MAX_TITLE_LENGTH:
        return [cell]
    parts: list[tuple[int, int, Role]] = []
    for token in _TOKEN.finditer(cell.text):
        for start, end in _known_words(token.group(), dialect):
            role = dialect.role(token.group()[start:end])
            if role is None:
                return [cell]
            first, last = token.start() + start, token.start() + end
            if parts and parts[-1][2] == role:
                parts[-1] = (parts[-1][0], last, role)
            else:
                parts.append((first, last, role))
    at = cell.at
    return [Cell(Position(at.file, at.line, at.column + first), cell.text[first:last]) for first, last, _ in parts]


def _known_words(token: str, dialect: Dialect) -> list[tuple[int, int]]:
    """The words of titles that a token is made of; the whole token if it is one, or is not made of such."""
    if dialect.role(token):
        return [(0, len(token))]
    best: list[list[tuple[int, int]] | None] = [[], *(None for _ in token)]
    for end in range(1, len(token) + 1):
        starts = (start for start in range(end) if best[start] is not None and dialect.role(token[start:end]))
        start = next(starts, None)
        best[end] = None if start is None else [*(best[start] or ()), (start, end)]
    return best[-1] or [(0, len(token))]


def _with_split_column(table: Table, header: Row, dialect: Dialect) -> Table:
    """The table with two columns in place of one whose title names both, such as ``Type / Required``."""
    roles_of_others = _roles_of_others(header, dialect)
    for number, (cell, others) in enumerate(zip(header.cells, roles_of_others, strict=True)):
        parts = _split_title(cell, dialect)
        roles = [dialect.role(part.text) for part in parts]
        if len(set(roles)) == len(parts) > 1 and _MERGED.issuperset(roles) and not others & set(roles):
            split_header = replace(header, cells=(*header.cells[:number], *parts, *header.cells[number + 1 :]))
            return Table(table.at, split_header, tuple(_split_row(row, number, roles, dialect) for row in table.rows))
    return table


def _split_row(row: Row, number: int, roles: list[Role | None], dialect: Dialect) -> Row:
    if number >= len(row.cells):
        return row
    values = split_values(row.cells[number], dialect)
    cells = (values.get(role, Cell(row.cells[number].at, "")) for role in roles if role)
    return replace(row, cells=(*row.cells[:number], *cells, *row.cells[number + 1 :]))


def split_values(cell: Cell, dialect: Dialect) -> dict[Role, Cell]:
    """The type, the length and the flag in a cell such as ``string (255), required``."""
    found: dict[Role, Cell] = {}
    rest: list[str] = []
    position = 0
    for token in _TOKEN.finditer(cell.text):
        word = normalize(token.group())
        role: Role | None = "length" if token.group().isdecimal() else None
        if word in dialect.true_words or word in dialect.false_words:
            role = "required"
        if role is None or role in found:
            continue
        at = Position(cell.at.file, cell.at.line, cell.at.column + token.start())
        found[role] = Cell(at, token.group())
        rest.append(cell.text[position : token.start()].strip(_SEPARATORS))
        position = token.end()
    rest.append(cell.text[position:].strip(_SEPARATORS))
    return {**found, "type": Cell(cell.at, " ".join(part for part in rest if part))}

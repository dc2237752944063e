"""Tables that list the values of the rows of the table above them, one in each row: *Parameter*, *Value*."""

from collections.abc import Iterable

from msgspec.structs import replace

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.tables.name_markup import strip_markup
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.markdown import Cell, Content, Heading, Prose, Row, Table

_COLUMNS = 2


def with_values_of_tables(blocks: Iterable[Content], dialect: Dialect) -> tuple[Content, ...]:
    """The blocks with a column of values in each table that such a table is below, which is left out.

    The title between them is one of a column of values, such as *Enumerated Values*. A table with a name that the one
    above does not have stays.
    """
    found: list[Content] = []
    above: int | None = None
    title = ""
    for block in blocks:
        if isinstance(block, Table):
            table = found[above] if above is not None else None
            united = None
            if isinstance(table, Table) and _is_of_values(title, dialect):
                united = _united(table, block, dialect)
            if united is not None and above is not None:
                found[above] = united
                title = ""
                continue
            above = len(found)
        if isinstance(block, Heading | Prose):
            title = block.text
        found.append(block)
    return tuple(found)


def _is_of_values(title: str, dialect: Dialect) -> bool:
    return dialect.role(strip_markup(title).rstrip(":\uff1a")) == "values"


def _united(table: Table, values: Table, dialect: Dialect) -> Table | None:
    if table.header is None or values.header is None:
        return None
    roles = table_roles(table.header, dialect)
    is_list = len(values.header.cells) == _COLUMNS and table_roles(values.header, dialect)[0] == "name"
    if not is_list or "name" not in roles or "values" in roles:
        return None
    column = roles.index("name")
    numbers: dict[str, int] = {}
    for number, row in enumerate(table.rows):
        numbers.setdefault(_text(row, column), number)
    for name, number in [*numbers.items()]:
        # What differs from a name in the marks of its depth alone means the same row.
        numbers.setdefault(normalize(name), number)
    listed: dict[int, list[str]] = {}
    for row in values.rows:
        name = _text(row, 0)
        found = numbers.get(name, numbers.get(normalize(name)))
        if found is None or not _text(row, 1):
            return None
        listed.setdefault(found, []).append(f"`{_text(row, 1).strip('`')}`")
    title = next(title for title in dialect.columns["values"] if dialect.role(title) == "values")
    rows = (_with_cell(row, roles, ", ".join(listed.get(number, ()))) for number, row in enumerate(table.rows))
    return replace(table, header=_with_cell(table.header, roles, title), rows=tuple(rows))


def _text(row: Row, number: int) -> str:
    return row.cells[number].text.strip() if number < len(row.cells) else ""


def _with_cell(row: Row, roles: tuple[object, ...], text: str) -> Row:
    missing = len(roles) - len(row.cells)
    padding = (Cell(row.at, ""),) * missing if missing > 0 else ()
    return replace(row, cells=(*row.cells, *padding, Cell(row.at, text)))

"""Columns whose titles say nothing of what is in them: every cell says whether a parameter is required."""

from msgspec.structs import replace

from slatebind.dialects import Dialect
from slatebind.extraction.tables.necessity import necessity
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.markdown import Row, Table


def with_necessity_title(table: Table, dialect: Dialect) -> Table:
    """A table of which the first such column has a title for what is required, if none has one.

    Its own title is unknown or that of a column of codes: *Status*, *Condition*, *Remark*.
    """
    header = table.header
    if header is None or not table.rows:
        return table
    roles = table_roles(header, dialect)
    if not {"required", "optional"}.isdisjoint(roles) or "name" not in roles:
        return table
    title = next((title for title in dialect.columns.get("required", ()) if dialect.role(title) == "required"), "")
    for number, role in enumerate(roles) if title else ():
        if role in (None, "code") and _says_necessity(table.rows, number, dialect):
            cell = replace(header.cells[number], text=title)
            cells = (*header.cells[:number], cell, *header.cells[number + 1 :])
            return replace(table, header=replace(header, cells=cells))
    return table


def _says_necessity(rows: tuple[Row, ...], number: int, dialect: Dialect) -> bool:
    """Whether the cells of a column that are not empty all say whether something is required; one may be."""
    texts = [text for row in rows if number < len(row.cells) and (text := row.cells[number].text.strip())]
    return bool(texts) and all(necessity(text, dialect) is not None for text in texts)

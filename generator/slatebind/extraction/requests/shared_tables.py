"""Tables below a heading of several operations: which of them, and which of their rows, are those of one operation."""

import re

from msgspec.structs import replace

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.parameter_tables import OperationTable

_METHOD = re.compile(r"\b[A-Z]{3,7}\b")
_REQUEST = re.compile(r"\b[A-Z]{3,7}\s+\S{0,200}/")
"""A request line right above a table, which names nothing but itself."""


def without_rows_of_others(table: OperationTable, operation: Operation, dialect: Dialect) -> OperationTable | None:
    """A table without the rows that only other operations have; None if its title names another one.

    One whose title names this operation is all its own.
    """
    title = plain_text(table.title)
    words = frozenset(dialect.heading_phrases.remove_from(normalize(title)).split())
    is_request = _REQUEST.search(title) is not None
    methods = frozenset[str]() if is_request else frozenset(_METHOD.findall(title))
    is_named = not is_request and (operation.method in methods or not operation.words.isdisjoint(words))
    is_other = not (operation.methods_of_others.isdisjoint(methods) and operation.words_of_others.isdisjoint(words))
    if is_other and not is_named:
        return None
    return _without_body(table, operation) if operation.has_body_sibling and not is_named else table


def _without_body(table: OperationTable, operation: Operation) -> OperationTable:
    """A table that operations with and without a body share: without a word for a place, its rows are the body's."""
    if table.kind != "parameters" or table.opening not in (None, "parameters", "body") or "in" in table.columns:
        return table
    column = table.columns.get("name", 0)
    cells = [(row, row.cells[column]) for row in table.rows if column < len(row.cells)]
    kept = tuple(row for row, cell in cells if plain_text(cell.text) in operation.url.variables)
    return replace(table, table=replace(table.table, rows=kept))

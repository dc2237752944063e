"""Where the parameters of a request are sent: in the path, the query, a header or the body."""

from collections.abc import Iterable, Iterator

from slatebind.dialects import Dialect
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.rows.nesting import Indents, StatedRow
from slatebind.extraction.requests.rows.parameter_tables import OperationTable
from slatebind.extraction.requests.rows.path_variables import folded, usual_place
from slatebind.extraction.tables.table_rows import TableRow
from slatebind.spec.model import Location

_LOCATIONS: tuple[Location, ...] = ("query", "path", "body", "header")


def located_rows(
    rows: Iterable[StatedRow], table: OperationTable, operation: Operation, described: Iterable[str], dialect: Dialect
) -> Iterator[tuple[Location, StatedRow]]:
    """The rows with their places; one that is indented is where the row above is that holds it.

    ``described`` are the variables of the path that an earlier table has.
    """
    variables = {folded(name) for name in operation.url.variables}
    if table.opening != "path":
        variables -= set(map(folded, described))
    above = Indents[Location](dialect)
    for stated in rows:
        location = above.above(stated.row) or _location(stated.row, table, operation, variables, dialect)
        above.add(stated.row, location)
        yield location, stated


def _location(
    row: TableRow, table: OperationTable, operation: Operation, variables: set[str], dialect: Dialect
) -> Location:
    """By the row's own cell, as a part of the URL, by the heading, else by the method.

    Docs call parameters of the query those of the URL, so that a path without variables has none.
    """
    stated = heading_kind(row.text("in"), dialect).opening if row.text("in") else None
    if stated in _LOCATIONS and (stated != "path" or operation.url.variables):
        return stated
    if folded(row.name) in variables and table.opening != "body":
        return "path"
    if table.opening in (None, "parameters") and row.name in {part.name for part in operation.url.query}:
        return "query"
    if table.opening in _LOCATIONS and (table.opening != "path" or operation.url.variables):
        return table.opening
    return usual_place(operation)

"""The parameters of an operation: those in its tables, with their places, and those in its URL."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from slatebind.dialects import Dialect
from slatebind.extraction.parsed_command import ParsedField, ParsedParam
from slatebind.extraction.report import Report
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.operations import Operation
from slatebind.extraction.requests.parameter_tables import OperationTable
from slatebind.extraction.requests.path_variables import folded, usual_place
from slatebind.extraction.table_records import read_field, read_parameter, row_position
from slatebind.extraction.table_rows import TableRow, read_rows
from slatebind.spec.model import Location, Param
from slatebind.spec.positions import RowPositions

_LOCATIONS: tuple[Location, ...] = ("query", "path", "body", "header")


def table_params(
    table: OperationTable, operation: Operation, dialect: Dialect, report: Report
) -> Iterator[ParsedParam]:
    """The parameters in a table."""
    for row in read_rows(table.table, "name", dialect, report):
        param = read_parameter(row, dialect, report, is_required=bool(table.is_required))
        location = _location(row, table, operation, dialect)
        variables = {folded(name): name for name in operation.url.variables} if location == "path" else {}
        is_stated = table.is_required is not None or row.text("required") or row.text("optional")
        # What is listed with the variables of the path is as necessary as they are, unless it filters a list.
        is_listed = location == "path" and not is_stated and usual_place(operation) == "body"
        param = replace(
            param,
            name=variables.get(folded(row.name), row.name),
            location=location,
            required=param.required or is_listed,
        )
        yield ParsedParam(param, row_position(row, param))


def table_fields(table: OperationTable, dialect: Dialect, report: Report) -> Iterator[ParsedField]:
    """The fields in a table."""
    for row in read_rows(table.table, "name", dialect, report):
        field = read_field(row, dialect, report)
        yield ParsedField(field, row_position(row, field))


def _location(row: TableRow, table: OperationTable, operation: Operation, dialect: Dialect) -> Location:
    """Where a parameter is sent: by its own cell, as a variable of the path, by the heading, else by the method.

    Docs call parameters of the query those of the URL, so that a path without variables has none.
    """
    stated = heading_kind(row.text("in"), dialect).opening if row.text("in") else None
    if stated in _LOCATIONS and (stated != "path" or operation.url.variables):
        return stated
    if folded(row.name) in {folded(name) for name in operation.url.variables} and table.opening != "body":
        return "path"
    if table.opening in _LOCATIONS and (table.opening != "path" or operation.url.variables):
        return table.opening
    return usual_place(operation)


def params_of_url(operation: Operation, params: Iterable[ParsedParam]) -> Iterator[ParsedParam]:
    """The variables of the path and the parameters of the query that no row describes."""
    at = RowPositions(operation.line.at)
    known = {(row.param.location, folded(row.param.name)) for row in params}
    for name in operation.url.variables:
        if ("path", folded(name)) not in known:
            yield ParsedParam(Param(name=name, type="string", location="path", required=True), at)
    for part in operation.url.query:
        if ("query", folded(part.name)) not in known:
            param = Param(name=part.name, type="string", location="query", values=_constant(part.value))
            yield ParsedParam(param, at)


def _constant(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def united(params: Iterable[ParsedParam]) -> list[ParsedParam]:
    """One parameter of each name and place; the first row decides."""
    kept: dict[tuple[str | None, str], ParsedParam] = {}
    for row in params:
        kept.setdefault((row.param.location, row.param.name), row)
    return list(kept.values())

"""Reading one operation: its parameters with their places, the fields of its response, and its statuses."""

import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.parsed_command import ParsedCommand, ParsedField, ParsedParam
from slatebind.extraction.report import Report
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.operations import Operation
from slatebind.extraction.requests.parameter_rows import ParameterRow, TypeReader, read_rows
from slatebind.extraction.requests.parameter_tables import OperationTable, operation_tables
from slatebind.extraction.requests.path_variables import folded, settle_path
from slatebind.extraction.requests.plain_lines import plain_lines, plain_text
from slatebind.extraction.unread import report_unrelated_table
from slatebind.markdown import Prose
from slatebind.spec.addresses import param_addresses
from slatebind.spec.model import Command, Field, Location, Method, Param, Response, Status
from slatebind.spec.positions import CommandPositions, RowPositions

_WITHOUT_BODY: tuple[str, ...] = ("GET", "DELETE", "HEAD")
_LOCATIONS: tuple[Location, ...] = ("query", "path", "body", "header")
_STATUS = re.compile(r"\d{3}|[1-5][Xx]{2}")
_MAX_CODE_LENGTH = 60


def read_operation(
    operation: Operation,
    name: str,
    group: str,
    endpoint: str | None,
    dialect: Dialect,
    types: TypeReader,
    report: Report,
) -> ParsedCommand:
    """The command of an operation."""
    params: list[ParsedParam] = []
    fields: dict[str, ParsedField] = {}
    statuses: dict[int | str, Status] = {}
    for table in operation_tables(operation.parts, dialect):
        if any(cell.at == operation.line.at for row in table.rows for cell in row.cells):
            continue
        if table.kind is None:
            report_unrelated_table(replace(table.table, header=table.header, rows=table.rows), name, report)
        elif table.kind == "statuses":
            for status in _statuses(table, report):
                statuses.setdefault(status.code, status)
        else:
            for row in read_rows(table.rows, table.columns, dialect, report):
                if table.kind == "parameters":
                    params.append(_param(row, table, operation, dialect, types))
                else:
                    fields.setdefault(row.name, _field(row, types))
    params, operation = settle_path(params, operation, _usual(operation))
    params = _united([*params, *_of_url(operation, params)])
    addresses = param_addresses([row.param for row in params])
    server = operation.url.server
    return ParsedCommand(
        command=Command(
            name=name,
            title=plain_text(operation.title),
            group=group,
            description=_description(operation),
            method=msgspec.convert(operation.method, Method),
            path=operation.url.path,
            server=server if server and server != endpoint else None,
            params=tuple(row.param for row in params),
            response=Response(shape="object" if fields else "none"),
            statuses=tuple(statuses.values()),
        ),
        fields=tuple(row.field for row in fields.values()),
        annotations=(),
        positions=CommandPositions(
            at=operation.line.at,
            params={address: row.at for address, row in zip(addresses, params, strict=True)},
            fields={name: row.at for name, row in fields.items()},
        ),
        params=tuple(params),
        response=tuple(fields.values()),
    )


def _param(
    row: ParameterRow, table: OperationTable, operation: Operation, dialect: Dialect, types: TypeReader
) -> ParsedParam:
    at = row.cells["type"].at if "type" in row.cells else row.at
    documented = types.read(row.type_text, at)
    location = _location(row, table, operation, dialect)
    default = plain_text(row.text("default"))
    required = row.is_required if row.is_required is not None else table.is_required
    if required is None:
        # What is listed with the variables of the path is as necessary as they are, unless it filters a list.
        required = location == "path" and _usual(operation) == "body"
    variables = {folded(name): name for name in operation.url.variables} if location == "path" else {}
    param = Param(
        name=variables.get(folded(row.name), row.name),
        type=documented.type,
        items=documented.items if documented.element is None else None,
        documented_type=documented.documented,
        location=location,
        required=required,
        default=default if default.lower() not in dialect.empty and not _is_flag(default, dialect) else None,
        description=row.text("description"),
    )
    return ParsedParam(param, _positions(row))


def _is_flag(text: str, dialect: Dialect) -> bool:
    kind = heading_kind(text, dialect)
    return kind.is_required is not None and kind.is_part


def _location(row: ParameterRow, table: OperationTable, operation: Operation, dialect: Dialect) -> Location:
    """Where a parameter is sent: by its own cell, as a variable of the path, by the heading, else by the method.

    Docs call parameters of the query those of the URL, so that a path without variables has none.
    """
    stated = heading_kind(row.place, dialect).opening if row.place else None
    if stated in _LOCATIONS and (stated != "path" or operation.url.variables):
        return stated
    if folded(row.name) in {folded(name) for name in operation.url.variables} and table.opening != "body":
        return "path"
    if table.opening in _LOCATIONS and (table.opening != "path" or operation.url.variables):
        return table.opening
    return _usual(operation)


def _usual(operation: Operation) -> Location:
    """Where a parameter is sent of which the docs do not say it."""
    return "query" if operation.method in _WITHOUT_BODY else "body"


def _of_url(operation: Operation, params: Iterable[ParsedParam]) -> Iterator[ParsedParam]:
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


def _united(params: Iterable[ParsedParam]) -> list[ParsedParam]:
    """One parameter of each name and place; the first row decides."""
    kept: dict[tuple[str | None, str], ParsedParam] = {}
    for row in params:
        kept.setdefault((row.param.location, row.param.name), row)
    return list(kept.values())


def _field(row: ParameterRow, types: TypeReader) -> ParsedField:
    at = row.cells["type"].at if "type" in row.cells else row.at
    documented = types.read(row.type_text, at)
    field = Field(
        name=row.name,
        type=documented.type,
        items=documented.items,
        documented_type=documented.documented,
        description=row.text("description"),
    )
    return ParsedField(field, _positions(row))


def _positions(row: ParameterRow) -> RowPositions:
    cells: dict[str, Position] = {role: cell.at for role, cell in row.cells.items() if cell.text}
    return RowPositions(row.at, cells)


def _statuses(table: OperationTable, report: Report) -> Iterator[Status]:
    for row in table.rows:
        cells = {role: row.cells[number] for role, number in table.columns.items() if number < len(row.cells)}
        text = plain_text(cells["code"].text) if "code" in cells else ""
        if not text or len(text) > _MAX_CODE_LENGTH:
            content = " | ".join(cell.text for cell in row.cells)[:100]
            report.add("row-lost", row.at, f"skipping a row without a status: {content}")
            continue
        match = _STATUS.match(text)
        code: int | str = text
        name = plain_text(cells["name"].text) if "name" in cells else ""
        if match:
            code = int(match[0]) if match[0].isdecimal() else match[0].upper()
            name = name or text[match.end() :].strip(" -:()\u2013\u2014")
        description = cells["description"].text if "description" in cells else ""
        yield Status(code=code, name=name, description=description)


def _description(operation: Operation) -> str:
    """The text below the operation's heading, without its request line."""
    at = operation.line.at
    texts = []
    for block in operation.owner.blocks if operation.parts else ():
        if not isinstance(block, Prose):
            continue
        lines = list(plain_lines(block.text, block.at))
        numbers = {line.at.line - block.at.line for line in lines if (line.at.file, line.at.line) == (at.file, at.line)}
        is_markup = bool(numbers) and block.text.startswith("<")
        kept = [text for number, text in enumerate(block.text.split("\n")) if number not in numbers]
        is_markup = is_markup or not any(map(plain_text, kept))
        texts.append("" if is_markup else "\n".join(kept).strip())
    return "\n\n".join(text for text in texts if text)

"""Reading one operation: its parameters with their places, the fields of its response, and its statuses."""

import re
from collections.abc import Iterator

import msgspec

from slatebind.dialects import Dialect
from slatebind.extraction.parsed_command import ParsedCommand, ParsedField, ParsedParam
from slatebind.extraction.report import Report
from slatebind.extraction.requests.operations import Operation
from slatebind.extraction.requests.parameter_tables import OperationTable, operation_tables
from slatebind.extraction.requests.parameters import params_of_url, table_fields, table_params, united
from slatebind.extraction.requests.path_variables import settle_path
from slatebind.extraction.requests.plain_lines import plain_lines, plain_text
from slatebind.extraction.unread import report_unrelated_table
from slatebind.markdown import Prose
from slatebind.spec.addresses import param_addresses
from slatebind.spec.model import Command, Method, Response, Status
from slatebind.spec.positions import CommandPositions

_STATUS = re.compile(r"\d{3}|[1-5][Xx]{2}")
_MAX_CODE_LENGTH = 60


def read_operation(
    operation: Operation,
    name: str,
    group: str,
    endpoint: str | None,
    dialect: Dialect,
    report: Report,
) -> ParsedCommand:
    """The command of an operation."""
    params: list[ParsedParam] = []
    fields: dict[str, ParsedField] = {}
    statuses: dict[int | str, Status] = {}
    for table in operation_tables(operation.parts, dialect, report):
        if any(cell.at == operation.line.at for row in table.rows for cell in row.cells):
            continue
        if table.kind is None:
            report_unrelated_table(table.table, name, report)
        elif table.kind == "statuses":
            for status in _statuses(table, report):
                statuses.setdefault(status.code, status)
        elif table.kind == "parameters":
            params += table_params(table, operation, dialect, report)
        else:
            for row in table_fields(table, dialect, report):
                fields.setdefault(row.field.name, row)
    params, operation = settle_path(params, operation)
    params = united([*params, *params_of_url(operation, params)])
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

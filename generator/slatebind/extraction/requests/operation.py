"""Reading one operation: its parameters with their places, the fields of its response, and its statuses."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from slatebind.dialects import Dialect
from slatebind.extraction.commands.notices import notices_in
from slatebind.extraction.commands.parsed_command import CommandSource, ParsedCommand, ParsedParam
from slatebind.extraction.completeness.unread import report_unrelated_table, report_untitled_table
from slatebind.extraction.outline import CommandPart
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.title_marks import read_title
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.list_bodies import with_list_of_operation
from slatebind.extraction.requests.operation_description import operation_description
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.responses.answers import ResponseTables, read_answer
from slatebind.extraction.requests.responses.example_facts import body_params
from slatebind.extraction.requests.responses.examples import Example, operation_examples
from slatebind.extraction.requests.responses.prose_references import response_references
from slatebind.extraction.requests.responses.statuses import ParsedStatus, lowest_success, read_statuses
from slatebind.extraction.requests.rows.lost_rows import report_rows_in_texts
from slatebind.extraction.requests.rows.necessity_marks import NecessityMarks
from slatebind.extraction.requests.rows.parameter_tables import OperationTable, operation_tables
from slatebind.extraction.requests.rows.parameters import (
    params_of_url,
    read_fields,
    read_params,
    united,
    without_root,
)
from slatebind.extraction.requests.rows.path_variables import settle_path, usual_place, with_sampled_variables
from slatebind.extraction.requests.shared_tables import without_rows_of_others
from slatebind.extraction.tables.table_rows import TableRow
from slatebind.spec.addresses import param_addresses
from slatebind.spec.model import Command, Method
from slatebind.spec.positions import CommandPositions

_KINDS = ("parameters", "response", "statuses")


def read_operation(
    operation: Operation,
    name: str,
    group: str,
    marks: NecessityMarks,
    dialect: Dialect,
    report: Report,
) -> ParsedCommand:
    """The command of an operation; ``marks`` are those of all tables of the document."""
    tables = _tables(operation, name, dialect, report)
    statuses = _statuses(tables["statuses"], dialect, report)
    read = {(row.at.file, row.at.line) for kind in _KINDS for table in tables[kind] for row in table.rows}
    report_rows_in_texts(operation, read, report)
    fields, rows_of_fields = read_fields(tables["response"], dialect, report)
    is_list, fields = without_root(fields)
    examples = operation_examples(operation.parts, operation.method, dialect, report)
    params, operation, rows_of_params = _params(operation, tables["parameters"], examples, marks, dialect, report)
    addresses = param_addresses([row.param for row in params])
    listed = tuple(row.status for row in statuses.values())
    tables_of_response = ResponseTables(tuple(fields), listed, is_list)
    answer = read_answer(operation, tables_of_response, params, examples, dialect, report)
    status_references = {str(code): row.reference for code, row in statuses.items() if row.reference}
    reference = answer.reference or status_references.get(str(lowest_success(listed)))
    title, is_deprecated = read_title(operation.title, dialect)
    return ParsedCommand(
        command=Command(
            name=name,
            title=title,
            deprecated=is_deprecated,
            group=group,
            description=operation_description(operation, read, dialect),
            notices=tuple(notices_in(operation.parts, operation.line.at, report)),
            method=msgspec.convert(operation.method, Method),
            path=operation.url.path,
            params=tuple(row.param for row in params),
            response=answer.response,
            statuses=listed,
        ),
        fields=tuple(row.field for row in answer.stated),
        annotations=(),
        positions=CommandPositions(
            at=operation.line.at,
            params={address: row.at for address, row in zip(addresses, params, strict=True)},
            fields={row.field.name: row.at for row in answer.fields},
        ),
        params=tuple(params),
        response=answer.fields,
        envelope=answer.envelope,
        reference=reference or next(response_references(operation.parts, operation.method, dialect), None),
        status_references=status_references,
        source=CommandSource(
            part=_command_part(operation),
            rows={"parameters": rows_of_params, "response": rows_of_fields},
            url=operation.line.url,
        ),
    )


def _params(
    operation: Operation,
    tables: Sequence[OperationTable],
    examples: Sequence[Example],
    marks: NecessityMarks,
    dialect: Dialect,
    report: Report,
) -> tuple[list[ParsedParam], Operation, tuple[TableRow, ...]]:
    """The parameters of an operation, the operation with the variables that they name, and the rows they are from."""
    operation = with_sampled_variables(operation, tables)
    params, rows = read_params(tables, operation, marks, dialect, report)
    params, operation = settle_path(params, operation)
    params = united([*params, *params_of_url(operation, params)])
    params = list(body_params(params, operation.method, examples, dialect))
    return with_list_of_operation(params, operation, examples, dialect), operation, rows


def _statuses(tables: Sequence[OperationTable], dialect: Dialect, report: Report) -> dict[int | str, ParsedStatus]:
    """The statuses of an operation by their codes; the first row of a code is kept."""
    statuses: dict[int | str, ParsedStatus] = {}
    for found in (found for table in tables for found in read_statuses(table, dialect, report)):
        statuses.setdefault(found.status.code, found)
    return statuses


def _command_part(operation: Operation) -> CommandPart:
    """The operation's own part, and what belongs to it below."""
    head, *sections = operation.parts or (Part(operation.owner.heading, (), None),)
    return CommandPart(head, tuple(sections))


def _tables(
    operation: Operation, name: str, dialect: Dialect, report: Report
) -> defaultdict[str, list[OperationTable]]:
    """The tables of an operation by what they contain; reports those that contain nothing known."""
    tables: defaultdict[str, list[OperationTable]] = defaultdict(list)
    has_body = usual_place(operation) == "body"
    for found in operation_tables(operation.parts, dialect, report, reads_lists=True, has_body=has_body):
        table = without_rows_of_others(found, operation, dialect)
        if table is None or any(cell.at == operation.line.at for row in table.rows for cell in row.cells):
            continue  # that of another operation, or the request itself
        if table.kind is None:
            is_first = all(table.title != other.title for others in tables.values() for other in others)
            is_meant = is_first and heading_kind(table.title, dialect).opening
            if _has_names(table, dialect):
                report_untitled_table(table.table, name, report)
            else:
                report_unrelated_table(table.table, name, report, is_expected=not is_meant)
        else:
            tables[table.kind].append(table)
    return tables


def _has_names(table: OperationTable, dialect: Dialect) -> bool:
    """Whether a table has a column with the title of names, one that explains them, and words for most of the names."""
    number, header = table.columns.get("name"), table.table.header
    if number is None or header is None or "description" not in table.columns:
        return False
    if dialect.role(header.cells[number].text) != "name":
        return False
    names = [plain_text(row.cells[number].text) for row in table.rows if number < len(row.cells)]
    return sum(" " not in name for name in names) * 3 > len(names) * 2

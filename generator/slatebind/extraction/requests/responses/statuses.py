"""The statuses that an operation can answer with, as tables list them."""

import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from slatebind.dialects import Dialect, Role
from slatebind.extraction.commands.parsed_command import Reference
from slatebind.extraction.report import Report
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.responses.prose_references import reference_in
from slatebind.extraction.requests.rows.parameter_tables import OperationTable
from slatebind.extraction.tables.table_columns import report_unknown_columns, table_roles
from slatebind.markdown import Cell
from slatebind.spec.model import Status

_STATUS = re.compile(r"(?:\d{3}|[1-5][Xx]{2})(?!\w)")
_MAX_CODE_LENGTH = 60


class ParsedStatus(msgspec.Struct, frozen=True):
    """A status with the link in its row to what the response with it is."""

    status: Status
    reference: Reference | None = None


def read_statuses(table: OperationTable, dialect: Dialect, report: Report) -> Iterator[ParsedStatus]:
    """The statuses in a table of them."""
    columns = _columns(table, dialect)
    report_unknown_columns(table.table, frozenset(columns.values()), dialect, report)
    for row in table.rows:
        cells = {role: row.cells[number] for role, number in columns.items() if number < len(row.cells)}
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
        yield ParsedStatus(Status(code=code, name=name, description=description), _reference(cells, dialect))


def _columns(table: OperationTable, dialect: Dialect) -> dict[Role, int]:
    """The columns by role. Of two that describe, such as meaning and description, the first has the names."""
    roles = table_roles(table.table.header, dialect) if table.table.header else ()
    describing = [number for number, role in enumerate(roles) if role == "description"]
    if "name" in table.columns or len(describing) < 2:
        return table.columns
    return {**table.columns, "name": describing[0], "description": describing[1]}


def _reference(cells: dict[Role, Cell], dialect: Dialect) -> Reference | None:
    """The link in the column of schemas, else the one in the description."""
    for role in ("model", "description"):
        if role in cells and (found := reference_in(cells[role].text, cells[role].at, dialect)):
            return replace(found, is_certain=role == "model")
    return None


def lowest_success(statuses: Iterable[Status]) -> int | None:
    """The lowest status of success."""
    codes = (status.code for status in statuses)
    return min((code for code in codes if isinstance(code, int) and 200 <= code < 300), default=None)

"""The statuses that an operation can answer with, as tables list them."""

import re
from collections.abc import Iterator

from slatebind.extraction.report import Report
from slatebind.extraction.requests.parameter_tables import OperationTable
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.spec.model import Status

_STATUS = re.compile(r"\d{3}|[1-5][Xx]{2}")
_MAX_CODE_LENGTH = 60


def read_statuses(table: OperationTable, report: Report) -> Iterator[Status]:
    """The statuses in a table of them."""
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

"""Tables of reference content that no operation takes: they are kept as text, and that is reported."""

from collections.abc import Container, Iterable

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Opening, Role
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.parameter_tables import operation_tables
from slatebind.markdown import Prose, Table
from slatebind.plurals import counted

_MAX_TITLE_LENGTH = 100
_COLUMNS: frozenset[Role] = frozenset(("type", "required", "optional"))
_OPENINGS: frozenset[Opening | None] = frozenset(("response", "parameters", "header", "query", "path", "body"))


def report_tables_outside(
    parts: Iterable[Part], read: Container[Position], sent: Container[Position], dialect: Dialect, report: Report
) -> None:
    """Report the tables with columns of parameters or fields in parts that are not read.

    Below a heading such as *Response*, a table of names and descriptions is one of fields.
    ``read`` are the headings of parts that belong to operations, are resources, or list errors, and tables below a line
    that is the title of a resource. ``sent`` are where parameters are, those of a section about pages as well, and
    the fields of resources.
    """
    silent = Report(report.lines)
    for part in parts:
        if part.heading.at in read:
            continue
        kind = heading_kind(part.heading.text, dialect)
        expected = {*_COLUMNS, "description"} if kind.is_part and kind.opening in _OPENINGS else _COLUMNS
        blocks = tuple(block for block in part.blocks if isinstance(block, Prose | Table))
        for table in operation_tables((Part(part.heading, blocks, None),), dialect, silent):
            if table.table.at in read or any(cell.at in sent for row in table.rows for cell in row.cells):
                continue
            if "name" in table.columns and not expected.isdisjoint(table.columns):
                title = plain_text(part.heading.text)[:_MAX_TITLE_LENGTH]
                rows = counted(len(table.rows), "row")
                message = f"table below `{title}` with {rows} belongs to no operation; it is kept as text"
                report.add("table-outside-operations", table.table.at, message)

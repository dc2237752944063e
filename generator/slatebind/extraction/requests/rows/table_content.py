"""The rows of a table of an operation, with what holds for each of them by the others."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.prose.prose_facts import states_default
from slatebind.extraction.report import Report
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.cell_facts import (
    with_described_type,
    with_letters_spelled,
    with_listed_values,
    with_values_of_type,
)
from slatebind.extraction.requests.rows.necessity_marks import NecessityMarks
from slatebind.extraction.requests.rows.nesting import StatedRow
from slatebind.extraction.requests.rows.parameter_tables import OperationTable
from slatebind.extraction.requests.rows.title_rows import is_name_alone, title_rows
from slatebind.extraction.tables.necessity import necessity
from slatebind.extraction.tables.table_records import stated_necessity
from slatebind.extraction.tables.table_rows import TableRow, read_rows

_SEVERAL = re.compile(r"[A-Za-z_][\w.-]*(?:\s*[/,]\s*[A-Za-z_][\w.-]*){1,7}")
"""Names between slashes or commas."""


def stated_rows(
    table: OperationTable,
    dialect: Dialect,
    report: Report,
    *,
    marks: NecessityMarks | None = None,
    is_body: bool = False,
) -> list[StatedRow]:
    """The rows of a table; ``marks`` are those of all tables of the document, if it may be one of parameters.

    A row of nothing but *Required* or *Optional* says it of those below it.
    """
    titles = title_rows(table, report) if table.kind == "parameters" else frozenset[Position]()
    sections = _sections(table, titles, dialect) if table.kind == "parameters" else {}
    kept = tuple(row for row in table.rows if sections.get(row.at, row) is not None) if sections else table.rows
    source = with_letters_spelled(replace(table.table, rows=kept), dialect)
    read = (with_values_of_type(row, dialect) for row in read_rows(source, "name", dialect, report))
    rows = with_listed_values([with_described_type(row, dialect) for row in read], dialect)
    flags = [stated_necessity(row, dialect, report) if table.kind == "parameters" else None for row in rows]
    default = table.is_required
    if default is None and {"required", "optional"}.isdisjoint(table.columns):
        default = marks is not None and _are_others_required(rows, flags, marks, is_body=is_body)
        flags = [
            False if default and flag is None and _has_default(row, dialect) else flag
            for row, flag in zip(rows, flags, strict=True)
        ]
    known = {row.name for row in rows}
    return [
        stated
        for row, flag in zip(rows, flags, strict=True)
        for stated in _each_name(
            StatedRow(row, bool(sections.get(row.row.at, default)) if flag is None else flag), known, report
        )
    ]


def _are_others_required(
    rows: Sequence[TableRow], flags: Sequence[bool | None], marks: NecessityMarks, *, is_body: bool
) -> bool:
    """Whether rows are required that are not marked, as others are, but as optional alone.

    They are if at least half of the rows of a body are marked, or if the whole document marks nothing else.
    """
    pairs = zip(rows, flags, strict=True)
    optional = sum(flag is False and "conditional" not in row.marks for row, flag in pairs)
    if not optional or True in flags:
        return False
    return (is_body and optional * 2 >= len(rows)) or marks.are_of_optional_rows


def _has_default(row: TableRow, dialect: Dialect) -> bool:
    """Whether a row says what holds without its parameter."""
    return bool(plain_text(row.text("default"))) or states_default(row.text("description"), dialect)


def _sections(table: OperationTable, titles: frozenset[Position], dialect: Dialect) -> dict[Position, bool | None]:
    """What the nearest separator above each row says; None for separators and titles. Empty without them."""
    found: dict[Position, bool | None] = {}
    flag: bool | None = None
    for row in table.rows:
        is_alone = is_name_alone(table, row) and "`" not in row.cells[0].text
        separator = necessity(plain_text(row.cells[0].text), dialect) if is_alone else None
        if separator is not None:
            flag = separator
            found[row.at] = None
        elif row.at in titles:
            found[row.at] = None
        elif flag is not None:
            found[row.at] = flag
    return found


def _each_name(stated: StatedRow, known: set[str], report: Report) -> list[StatedRow]:
    """A row for each name in ``a/b`` or ``a, b``; if the table has a row ``a``, ``a/b`` is the path to a name."""
    name = stated.row.name
    if not _SEVERAL.fullmatch(name):
        return [stated]
    names = [part.strip() for part in re.split("[/,]", name)]
    if names[0] in known and "," not in name:
        return [StatedRow(replace(stated.row, name=".".join(names)), stated.is_required)]
    message = f"`{name}` names several parameters; each is optional"
    report.add("name-several", stated.row.at, message, "write a row for each")
    return [StatedRow(replace(stated.row, name=part), is_required=False) for part in names]

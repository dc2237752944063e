"""The rows of a table of an operation, with what holds for each of them by the others."""

import re

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.name_markup import is_bold
from slatebind.extraction.necessity import necessity
from slatebind.extraction.report import Report
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.cell_facts import with_described_type, with_letters_spelled
from slatebind.extraction.requests.rows.nesting import StatedRow
from slatebind.extraction.requests.rows.parameter_tables import OperationTable
from slatebind.extraction.table_records import stated_necessity
from slatebind.extraction.table_rows import read_rows

_SEVERAL = re.compile(r"[A-Za-z_][\w.-]*(?:\s*[/,]\s*[A-Za-z_][\w.-]*){1,7}")
"""Names between slashes or commas."""


def stated_rows(table: OperationTable, dialect: Dialect, report: Report) -> list[StatedRow]:
    """The rows of a table. Those without a mark are required if others are marked, but as optional alone.

    A row of nothing but *Required* or *Optional* says it of those below it.
    """
    sections = _sections(table, dialect) if table.kind == "parameters" else {}
    kept = tuple(row for row in table.rows if sections.get(row.at, row) is not None) if sections else table.rows
    source = with_letters_spelled(replace(table.table, rows=kept), dialect)
    rows = tuple(with_described_type(row, dialect) for row in read_rows(source, "name", dialect, report))
    flags = [stated_necessity(row, dialect, report) if table.kind == "parameters" else None for row in rows]
    default = table.is_required
    if default is None and {"required", "optional"}.isdisjoint(table.columns):
        is_optional = any(
            flag is False and "conditional" not in row.marks for row, flag in zip(rows, flags, strict=True)
        )
        default = is_optional and True not in flags
    known = {row.name for row in rows}
    return [
        stated
        for row, flag in zip(rows, flags, strict=True)
        for stated in _each_name(
            StatedRow(row, bool(sections.get(row.row.at, default)) if flag is None else flag), known, report
        )
    ]


def _sections(table: OperationTable, dialect: Dialect) -> dict[Position, bool | None]:
    """What the nearest separator above each row says; None for separators. Empty without separators.

    A name alone in its row that is bold, where those of most rows are not, is the title of those below it.
    """
    found: dict[Position, bool | None] = {}
    flag: bool | None = None
    bold = {row.at for row in table.rows if is_bold(row.cells[0].text)}
    titles = bold if len(bold) * 2 <= len(table.rows) else set()
    for row in table.rows:
        texts = [text for cell in row.cells if (text := plain_text(cell.text))]
        is_alone = (
            len(texts) == 1
            and bool(row.cells[0].text)
            and len(table.table.header.cells if table.table.header else row.cells) > 1
        )
        separator = necessity(texts[0], dialect) if is_alone and "`" not in row.cells[0].text else None
        if is_alone and separator is None and row.at in titles:
            found[row.at] = None
        elif separator is not None:
            flag = separator
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

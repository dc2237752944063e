"""Which of a command's tables hold parameters and which hold response fields, by their section and their columns."""

from collections.abc import Iterable

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.outline import CommandPart
from slatebind.extraction.parsed_command import TableKind
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.section_checks import SECTION_TITLES
from slatebind.extraction.table_columns import table_roles
from slatebind.extraction.table_rows import TableRow, read_rows
from slatebind.extraction.unread import report_unread_table
from slatebind.markdown import Table
from slatebind.spec.model import Field, Param
from slatebind.spec.positions import RowPositions


class CommandTables:
    """Collects the rows of one command's tables."""

    def __init__(self, command: CommandPart, name: str, dialect: Dialect, report: Report) -> None:
        self._command = command
        self._name = name
        self._dialect = dialect
        self._report = report
        self.rows: dict[TableKind, list[TableRow]] = {"parameters": [], "response": []}

    def add(self, block: Table, section: Part) -> None:
        """Read a table of a section. A table outside its section is read as what its columns say, and reported."""
        table = self._with_header(block, section)
        kind: TableKind | None = section.section if section.section in ("parameters", "response") else None
        by_columns = _kind_by_columns(table, self._dialect)
        if kind is None or self._is_misplaced(kind, by_columns) or self._is_unrelated(kind, table):
            kind = by_columns
            if kind is None:
                reason = f"has neither parameters nor fields of `{self._name}`"
                report_unread_table(block, reason, self._report)
                return
            message = f"table of {kind} is outside its section"
            self._report.add("section-misplaced", block.at, message, f"put `### {SECTION_TITLES[kind]}` above it")
        self.rows[kind].extend(read_rows(table, self._dialect, self._report))

    def _with_header(self, block: Table, section: Part) -> Table:
        """A table without a header continues the table before it in its section, and gets that table's header."""
        tables = (other for other in section.blocks if isinstance(other, Table))
        before = [other for other in tables if other.header and other.at < block.at]
        if block.header is not None or not before:
            return block
        message = "table continues after a break, without a header"
        self._report.add("table-interrupted", block.at, message, "remove what is between the rows")
        return msgspec.structs.replace(block, header=before[-1].header)

    def _is_misplaced(self, kind: TableKind, by_columns: TableKind | None) -> bool:
        """Whether a table's columns are those of the other section, which the command lacks.

        Columns of parameters are enough evidence; fewer columns are only if this section has its table already.
        """
        if by_columns in (None, kind) or any(section.section == by_columns for section in self._command.sections):
            return False
        return by_columns == "parameters" or bool(self.rows[kind])

    def _is_unrelated(self, kind: TableKind, table: Table) -> bool:
        """Whether a section that has its table already has this one too, which has no names."""
        has_names = table.header is None or "name" in table_roles(table.header, self._dialect)
        return bool(self.rows[kind]) and not has_names


def row_positions(rows: Iterable[TableRow], records: Iterable[Param | Field]) -> dict[str, RowPositions]:
    """The positions of each record's row: the first row of its name."""
    first: dict[str, TableRow] = {}
    for row in rows:
        first.setdefault(row.name, row)
    return {record.name: _row_position(first[record.name], record) for record in records}


def _row_position(row: TableRow, record: Param | Field) -> RowPositions:
    """The positions of a row's cells; what was read from prose is in the description."""
    cells: dict[str, Position] = {role: cell.at for role, cell in row.cells.items()}
    if "description" in row.cells and isinstance(record.origin, dict):
        cells |= dict.fromkeys(record.origin, row.cells["description"].at)
    return RowPositions(row.at, cells)


def _kind_by_columns(table: Table, dialect: Dialect) -> TableKind | None:
    roles = set(table_roles(table.header, dialect)) if table.header else set()
    if "name" not in roles or not {"type", "description"} & roles:
        return None
    return "parameters" if {"required", "length", "default"} & roles else "response"

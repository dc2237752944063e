"""Which of a command's tables hold parameters and which hold response fields, by their section and their columns."""

from itertools import takewhile

import msgspec

from slatebind.dialects import Dialect, Role
from slatebind.extraction.commands.parsed_command import TableKind
from slatebind.extraction.commands.section_checks import SECTION_TITLES
from slatebind.extraction.completeness.unread import report_unrelated_table
from slatebind.extraction.outline import CommandPart
from slatebind.extraction.parts import Part, is_reference_table
from slatebind.extraction.report import Report
from slatebind.extraction.tables.indented_rows import with_parents
from slatebind.extraction.tables.name_markup import has_bold
from slatebind.extraction.tables.row_like import is_certainly_row
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.extraction.tables.table_headers import with_header
from slatebind.extraction.tables.table_rows import TableRow, read_rows
from slatebind.markdown import Code, Prose, Row, Table


class CommandTables:
    """Collects the rows of one command's tables."""

    def __init__(self, command: CommandPart, name: str, dialect: Dialect, report: Report) -> None:
        self._command = command
        self._name = name
        self._dialect = dialect
        self._report = report
        self._header: tuple[Part | None, Row | None] = (None, None)
        self.rows: dict[TableKind, list[TableRow]] = {"parameters": [], "response": []}

    def add(self, block: Table, section: Part) -> None:
        """Read a table of a section. A table outside its section is read as what its columns say, and reported."""
        table = self._continued(with_header(block, self._dialect, self._report), section)
        kind: TableKind | None = section.section if section.section in ("parameters", "response") else None
        by_columns = _kind_by_columns(self._roles(table))
        if kind is None or self._is_misplaced(kind, by_columns, table):
            has_names_above = self._has_types() or self._has_rows_above(section, block)
            kind = None if has_names_above and self._has_values(table) else by_columns
            if kind is not None:
                message = f"table of {kind} is outside its section"
                self._report.add("section-misplaced", block.at, message, f"put `### {SECTION_TITLES[kind]}` above it")
        elif self._is_unrelated(kind, table) or (self._has_values(table) and self._has_rows_above(section, block)):
            kind = None
        if kind is None:
            report_unrelated_table(table, self._name, self._report)
            return
        rows = read_rows(table, "name", self._dialect, self._report)
        self.rows[kind].extend(with_parents(rows) if kind == "response" else rows)

    def _continued(self, table: Table, section: Part) -> Table:
        """A table without a header continues the table before it in its section, and gets that table's header."""
        header_section, header = self._header
        if table.header is not None:
            self._header = (section, table.header)
        if table.header is not None or header is None or header_section is not section:
            return table
        message = "table continues after a break, without a header"
        self._report.add("table-interrupted", table.at, message, "remove what is between the rows")
        return msgspec.structs.replace(table, header=header)

    def _roles(self, table: Table) -> set[Role | None]:
        return set(table_roles(table.header, self._dialect)) if table.header else set()

    def _is_misplaced(self, kind: TableKind, by_columns: TableKind | None, table: Table) -> bool:
        """Whether a table's columns are those of the other section, which the command lacks.

        Columns of parameters are enough evidence; fewer columns are only if this section has its table already.
        """
        if by_columns in (None, kind) or any(section.section == by_columns for section in self._command.sections):
            return False
        return by_columns == "parameters" or (bool(self.rows[kind]) and "type" in self._roles(table))

    def _is_unrelated(self, kind: TableKind, table: Table) -> bool:
        """Whether a table holds something else, such as the values of a parameter: it lacks the columns of names.

        The same holds for a further table without types whose names are not bold, if others have types or bold names.
        """
        if table.header is None or _has_bold_names(table):
            return False
        roles = self._roles(table)
        if self.rows[kind]:
            has_better = any("type" in row.cells or has_bold(row.text("name")) for row in self.rows[kind])
            return "name" not in roles or ("type" not in roles and has_better)
        return "name" not in roles and not {"type", "required", "length"} & roles

    def _has_values(self, table: Table) -> bool:
        """Whether a table may be one of values: its names are not bold, and it has nothing but descriptions of them."""
        return not _has_bold_names(table) and not {"type", "required", "length"} & self._roles(table)

    def _has_types(self) -> bool:
        """Whether a row that was read so far has a type."""
        return any("type" in row.cells for rows in self.rows.values() for row in rows)

    def _has_rows_above(self, section: Part, table: Table) -> bool:
        """Whether other tables, or lines of text or code, above a table look like the rows of its section.

        A table of names and types does even if all of its rows are lost.
        """
        above = [*takewhile(lambda block: block is not table, section.blocks)]
        texts = (other.text for other in above if isinstance(other, Prose | Code))
        tables = (other for other in above if isinstance(other, Table))
        has_table = any(_has_bold_names(other) or is_reference_table(other, self._dialect) for other in tables)
        return has_table or any(is_certainly_row(line) for text in texts for line in text.split("\n"))


def _has_bold_names(table: Table) -> bool:
    return any(has_bold(row.cells[0].text) for row in table.rows)


def _kind_by_columns(roles: set[Role | None]) -> TableKind | None:
    if "name" not in roles or not {"type", "description"} & roles:
        return None
    return "parameters" if {"required", "length", "default"} & roles else "response"

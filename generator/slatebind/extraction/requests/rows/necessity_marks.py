"""What all tables of a document say about rows without a mark: whether what is not marked as optional is required."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from slatebind.dialects import Dialect
from slatebind.extraction.tables.necessity import marked_necessity
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.markdown import Content, Table

_MIN_TABLES = 10


class NecessityMarks:
    """How the tables of a document say what is required; they are read when this is asked for the first time."""

    def __init__(self, blocks: Iterable[Content], dialect: Dialect) -> None:
        self._blocks = blocks
        self._dialect = dialect

    @cached_property
    def are_of_optional_rows(self) -> bool:
        """Whether it is a habit of the document to mark what is optional, and nothing else."""
        states = list(self._states_required())
        return states.count(False) >= max(_MIN_TABLES, states.count(True))

    def _states_required(self) -> Iterator[bool]:
        """For each table that says which rows are required or optional: whether it says so of required ones."""
        for table in (block for block in self._blocks if isinstance(block, Table)):
            if table.header and not {"required", "optional"}.isdisjoint(table_roles(table.header, self._dialect)):
                yield True
                continue
            flags = {marked_necessity(cell.text, self._dialect) for row in table.rows for cell in row.cells}
            if flags != {None}:
                yield True in flags

"""Which row of a table is its header, and whether it fits the rows."""

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction.report import Report
from slatebind.extraction.tables.table_headers import with_header
from slatebind.markdown import SourceLines, Table
from slatebind.markdown.parser import parse_blocks

OTHER = "|`name`|What it is|string|true|no|"
WIDE = "|`size`|What it is|long|integer|false|no|"


@pytest.mark.parametrize(
    ("rows", "is_used"),
    [
        ([OTHER, OTHER.replace("name", "other"), WIDE], True),
        ([OTHER, OTHER.replace("What", "Where"), WIDE], False),
        ([OTHER, WIDE], False),
    ],
)
def test_a_duplicate_row_does_not_decide_whether_a_header_is_used(rows: list[str], is_used: bool) -> None:
    """One row of each name counts, so that removing a duplicate cannot change how the others are read."""
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    text = "\n".join(["|First|Second|Third|Fourth|Fifth|", "|---|---|---|---|---|", *rows])
    (table,) = (block for block in parse_blocks(text, "f.md")[0] if isinstance(block, Table))
    assert (with_header(table, dialect, Report(SourceLines(()))).header is not None) == is_used

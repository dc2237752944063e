"""Rows of a table that are titles of those below them, and not parameters."""

from collections.abc import Sequence
from itertools import pairwise

from slatebind.diagnostic import Position
from slatebind.extraction.report import Report
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.parameter_tables import OperationTable
from slatebind.extraction.tables.name_markup import is_bold, is_identifier, strip_markup
from slatebind.markdown import Row

_MAX_EXCERPT_LENGTH = 100


def is_name_alone(table: OperationTable, row: Row) -> bool:
    """Whether the first cell of a row is its only one with a text, in a table of several columns."""
    header = table.table.header
    is_wide = len(header.cells if header else row.cells) > 1
    return is_wide and [number for number, cell in enumerate(row.cells) if plain_text(cell.text)] == [0]


def title_rows(table: OperationTable, report: Report) -> frozenset[Position]:
    """The rows with a bold text alone that can be no parameters; each of them is reported.

    Bold also marks names, such as those of required parameters, and a name may lack a description. So each title has a
    row below it, the other rows are neither bold nor names alone, and a title that may be a name lacks the type that
    the other rows have.
    """
    bold = [row for row in table.rows if _is_bold(row)]
    others = [row for row in table.rows if not _is_bold(row)]
    is_above_bold = any(_is_bold(row) and _is_bold(below) for row, below in pairwise(table.rows))
    if not bold or not others or is_above_bold or _is_bold(table.rows[-1]):
        return frozenset()
    if not all(is_name_alone(table, row) for row in bold) or any(is_name_alone(table, row) for row in others):
        return frozenset()
    found = bold if _have_types(table, others) else [row for row in bold if not _is_like_names(row, others)]
    for row in found:
        text = plain_text(row.cells[0].text)[:_MAX_EXCERPT_LENGTH]
        report.add("text-not-kept", row.at, f"a row is the title of those below it, which is not kept: {text}")
    return frozenset(row.at for row in found)


def _is_bold(row: Row) -> bool:
    return bool(row.cells) and is_bold(row.cells[0].text)


def _have_types(table: OperationTable, rows: Sequence[Row]) -> bool:
    """Whether all rows say their type."""
    number = table.columns.get("type")
    return number is not None and all(number < len(row.cells) and row.cells[number].text for row in rows)


def _is_like_names(row: Row, others: Sequence[Row]) -> bool:
    """Whether a text can be a name, and does not start with a capital letter where the names of all others do not."""
    text = row.cells[0].text
    if not is_identifier(text):
        return False
    return not _is_capital(text) or any(_is_capital(other.cells[0].text) for other in others)


def _is_capital(text: str) -> bool:
    return strip_markup(text)[:1].isupper()

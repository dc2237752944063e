"""Positions and edits inside the description of a table row, whose pipes may be escaped in the source."""

from collections.abc import Callable

from slatebind.diagnostic import Edit, Position
from slatebind.lint.context import LintContext, TableEntry
from slatebind.markdown import Cell
from slatebind.markdown.fixes import Edits, cell_source


def position_in(context: LintContext, entry: TableEntry, offset: int) -> Position:
    """The position of a character of the description; its start where the source has it in another form."""
    cell = _cell(context, entry)
    if cell is None:
        return entry.position
    escapes = cell.text.count("|", 0, offset) if cell_source(context.lines, cell) != cell.text else 0
    return Position(cell.at.file, cell.at.line, cell.at.column + offset + escapes)


def edit_description(context: LintContext, entry: TableEntry, change: Callable[[str], str]) -> Edits:
    """The description as ``change`` makes it; pipes in it stay escaped."""
    cell = _cell(context, entry)
    if cell is None:
        return ()
    before = cell_source(context.lines, cell)
    after = change(before)
    return (Edit(cell.at, before, after),) if after != before and after.count("|") == before.count("|") else ()


def replace_at(context: LintContext, entry: TableEntry, start: int, before: str, after: str) -> Edits:
    """Replace ``before`` at an offset of the description, and nothing else of it."""
    at = position_in(context, entry, start)
    is_there = _cell(context, entry) is not None and context.lines.rest(at).startswith(before)
    return (Edit(at, before, after),) if is_there else ()


def _cell(context: LintContext, entry: TableEntry) -> Cell | None:
    """The description's cell, if the source has it as it was read."""
    cell = entry.row.cells.get("description")
    if cell is None or not context.lines.rest(cell.at).startswith(cell_source(context.lines, cell)):
        return None
    return cell

"""Edits that fix findings in the docs. Each compares with the source first, and is empty if that is not as expected."""

import re

from slatebind.diagnostic import Edit, Position
from slatebind.markdown.blocks import Cell
from slatebind.markdown.source_lines import SourceLines
from slatebind.markdown.table import is_delimiter

Edits = tuple[Edit, ...]


def replace_in_line(lines: SourceLines, at: Position, before: str, after: str) -> Edits:
    """Replace the first ``before`` on the line, from ``at`` on."""
    offset = lines.rest(at).find(before)
    if not before or offset < 0:
        return ()
    return (Edit(Position(at.file, at.line, at.column + offset), before, after),)


def replace_rest(lines: SourceLines, at: Position, after: str) -> Edits:
    """Replace the rest of the line, from ``at`` on."""
    return (Edit(at, lines.rest(at), after),)


def remove_line(lines: SourceLines, at: Position) -> Edits:
    """Remove a line, unless the next one is a delimiter line, which would then turn another row into a header."""
    if is_delimiter(lines.line(Position(at.file, at.line + 1))):
        return ()
    return (Edit(Position(at.file, at.line), lines.with_end(at), ""),)


def cell_source(lines: SourceLines, cell: Cell) -> str:
    """A cell's text as in the source, where pipes may be escaped."""
    return cell.text if lines.rest(cell.at).startswith(cell.text) else cell.text.replace("|", "\\|")


def replace_cell(lines: SourceLines, cell: Cell, after: str) -> Edits:
    """Replace a cell's text with ``after``, which is source text: its pipes are escaped."""
    before = cell_source(lines, cell)
    if before == after or not lines.rest(cell.at).startswith(before):
        return ()
    return (Edit(cell.at, before, after),)


def swap_cells(lines: SourceLines, cells: tuple[Cell, Cell]) -> Edits:
    """Swap two cells of a row, in one edit, so that neither changes without the other."""
    first, second = sorted(cells, key=lambda cell: cell.at)
    line = lines.line(first.at)
    left, right = cell_source(lines, first), cell_source(lines, second)
    start, end = first.at.column - 1, second.at.column - 1
    before = line[start : end + len(right)]
    if not (before.startswith(left) and before.endswith(right)):
        return ()
    return (Edit(first.at, before, right + line[start + len(left) : end] + left),)


def respell(lines: SourceLines, positions: tuple[Position, ...], name: str) -> Edits:
    """Write a name as ``name`` wherever it differs in case."""
    edits = []
    for at in positions:
        spelling = re.search(re.escape(name), lines.rest(at), re.I)
        if spelling and spelling.group() != name:
            edits.append(Edit(Position(at.file, at.line, at.column + spelling.start()), spelling.group(), name))
    return tuple(edits)

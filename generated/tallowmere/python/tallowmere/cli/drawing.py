"""Draws texts in columns, with and without lines around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

BORDER = 1
"""What lines around a table take, and next to each column; in cells of a terminal."""
SEPARATOR = 3
_MIN_WIDTH = 4
_ASCII = ("|", "-", "+++", "+++", "+++")
_ROUNDED = ("│", "─", "╭┬╮", "├┼┤", "╰┴╯")

Cells = Sequence[str]


def column_widths(lines: Iterable[Cells]) -> list[int]:
    """How many cells of a terminal each column takes."""
    measured = [[cell_len(text) for text in line] for line in lines]
    return [max(column) for column in zip(*measured)]


def aligned_text(lines: Sequence[Cells]) -> str:
    """Columns with spaces between."""
    widths = column_widths(lines)
    rows = ("  ".join(_padded(line, widths)).rstrip() for line in lines)
    return "".join(f"{row}\n" for row in rows)


def boxed_text(
    header: Cells, rows: Sequence[Cells], max_width: int | None, encoding: str
) -> str:
    """A table, with texts folded to keep ``max_width``; in ASCII if it is not for a terminal."""
    lines = [header, *rows] if header else rows
    widths = column_widths(lines)
    if max_width:
        widths = _shrunk(widths, max_width - BORDER - SEPARATOR * len(widths))
    is_rounded = max_width and encoding.lower().startswith("utf")
    side, rule, top, middle, bottom = _ROUNDED if is_rounded else _ASCII

    def ruled(marks: str) -> str:
        line = marks[1].join(rule * (width + 2) for width in widths)
        return marks[0] + line + marks[2]

    def drawn(line: Cells) -> Iterator[str]:
        for part in _folded(line, widths):
            yield f"{side} {f' {side} '.join(_padded(part, widths))} {side}"

    drawing = [ruled(top)]
    if header:
        drawing += [*drawn(header), ruled(middle)]
    drawing += [text for row in rows for text in drawn(row)]
    return "\n".join([*drawing, ruled(bottom)]) + "\n"


def _padded(line: Cells, widths: Sequence[int]) -> list[str]:
    return [set_cell_size(text, width) for text, width in zip(line, widths)]


def _folded(line: Cells, widths: Sequence[int]) -> Iterator[list[str]]:
    """The lines of a row whose texts may be wider than their columns."""
    parts = [
        chop_cells(text, width) if cell_len(text) > width else [text]
        for text, width in zip(line, widths)
    ]
    for number in range(max(map(len, parts))):
        yield [part[number] if number < len(part) else "" for part in parts]


def _shrunk(widths: Sequence[int], available: int) -> list[int]:
    """Widths with the given sum: the widest columns give up what is missing."""
    shrunk = list(widths)
    for number in sorted(range(len(widths)), key=lambda number: -widths[number]):
        missing = sum(shrunk) - available
        if missing <= 0:
            break
        shrunk[number] = max(_MIN_WIDTH, shrunk[number] - missing)
    return [max(1, width) for width in shrunk]

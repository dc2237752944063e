"""Edits that fix the lines of a document."""

from slatebind.diagnostic import Edit, Position
from slatebind.markdown import Cell, SourceLines
from slatebind.markdown.fixes import (
    cell_source,
    remove_line,
    replace_cell,
    replace_in_line,
    replace_rest,
    respell,
    swap_cells,
)

TEXT = "# Zones\n| a\\|b | c |\n|---|---|\n| d | e |\nlast"
LINES = SourceLines([("a.md", 11, TEXT)])


def at(line: int, column: int = 1) -> Position:
    """A position in the text, whose first line is line 11 of its file."""
    return Position("a.md", line, column)


def test_lines_are_those_of_the_file() -> None:
    """Lines outside of the text are empty."""
    assert LINES.line(at(14)) == "| d | e |"
    assert LINES.rest(at(14, 3)) == "d | e |"
    assert [LINES.line(at(line)) for line in (1, 10, 16, 99)] == [""] * 4
    assert LINES.line(Position("b.md", 11)) == ""


def test_a_line_is_removed_with_its_newline() -> None:
    """The last line of a file may not have one."""
    assert remove_line(LINES, at(14, 3)) == (Edit(at(14), "| d | e |\n", ""),)
    assert remove_line(LINES, at(15)) == (Edit(at(15), "last", ""),)


def test_a_line_above_a_delimiter_is_not_removed() -> None:
    """Otherwise the row above it would become the header."""
    assert remove_line(LINES, at(12)) == ()


def test_a_cell_is_compared_with_the_source() -> None:
    """Pipes are escaped there; a cell that is not in the source is not changed."""
    cell = Cell(at(12, 3), "a|b")
    assert cell_source(LINES, cell) == "a\\|b"
    assert replace_cell(LINES, cell, "x") == (Edit(at(12, 3), "a\\|b", "x"),)
    assert replace_cell(LINES, cell, "a\\|b") == ()
    assert replace_cell(LINES, Cell(at(14, 3), "d | e"), "x") == (Edit(at(14, 3), "d | e", "x"),)
    assert replace_cell(LINES, Cell(at(14, 3), "f"), "x") == ()


def test_cells_are_swapped_together() -> None:
    """In one edit, in either order; not if one of them is not in the source."""
    first, second = Cell(at(12, 3), "a|b"), Cell(at(12, 10), "c")
    expected = (Edit(at(12, 3), "a\\|b | c", "c | a\\|b"),)
    assert swap_cells(LINES, (first, second)) == swap_cells(LINES, (second, first)) == expected
    assert swap_cells(LINES, (first, Cell(at(12, 10), "x"))) == ()


def test_text_is_replaced_where_it_is_found() -> None:
    """The first occurrence from the position on is replaced; without one there is no edit."""
    assert replace_in_line(LINES, at(11), "Zones", "Regions") == (Edit(at(11, 3), "Zones", "Regions"),)
    assert replace_in_line(LINES, at(11, 4), "Zones", "Regions") == ()
    assert replace_in_line(LINES, at(11), "", "Regions") == ()
    assert replace_rest(LINES, at(11, 3), "Regions") == (Edit(at(11, 3), "Zones", "Regions"),)


def test_a_name_is_respelled_where_its_case_differs() -> None:
    """A correct name has no edit."""
    assert respell(LINES, (at(11), at(15)), "LAST") == (Edit(at(15), "last", "LAST"),)
    assert respell(LINES, (at(11),), "Zones") == ()

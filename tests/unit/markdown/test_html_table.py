"""HTML tables are read as records of the same kind as tables with pipes, or left as text."""

import pytest

from slatebind.markdown import Prose, Table
from slatebind.markdown.parser import parse_blocks

HEAD = "<tr><th>Name</th><th>Type</th></tr>"


def table_of(text: str) -> Table:
    """The only block of a text, which is a table."""
    (block,), findings = parse_blocks(text, "a.md")
    assert isinstance(block, Table)
    assert findings == ()
    return block


def texts(table: Table) -> list[list[str]]:
    """The texts of the cells, the header first."""
    rows = (table.header, *table.rows) if table.header else table.rows
    return [[cell.text for cell in row.cells] for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        f"<table>{HEAD}<tr><td>id</td><td>uuid</td></tr></table>\n",
        f"<TABLE class='a'>\n<THEAD>{HEAD}</THEAD>\n<tbody>\n\n<tr>\n<td> id\n</td><td>\nuuid</td>\n</tr></TABLE >",
        f"  <table>{HEAD}\n<tr><td>id<td>uuid\n</table>\n",
        f"<table><colgroup><col width=1></colgroup>{HEAD}<tr><th>id</th><td colspan='1'>uuid</td></tr></table>\n",
    ],
)
def test_cells_and_header(text: str) -> None:
    """Whatever the case, the lines, and the tags that HTML lets authors leave out."""
    table = table_of(text)
    assert table.header is not None
    assert texts(table) == [["Name", "Type"], ["id", "uuid"]]
    assert table.html_lines == text.rstrip("\n").count("\n") + 1


def test_positions_are_those_of_the_contents() -> None:
    """Of cells and rows; that of the table is its tag."""
    table = table_of(f"\n<table>\n{HEAD}\n<tr><td>\n  id</td><td></td></tr>\n</table>\n")
    assert (table.at.line, table.at.column) == (2, 1)
    (row,) = table.rows
    assert (row.at.line, row.at.column) == (5, 3)
    assert [(cell.at.line, cell.at.column) for cell in row.cells] == [(5, 3), (5, 14)]


def test_inline_tags_are_markdown() -> None:
    """Emphasis and code; other tags and entities stay, as Markdown has them too."""
    cells = "<td><b>id</b></td><td><p>A <code>x|y</code> <a href='#b'>&lt;link&gt;</a><br>\n <em>here</em></p></td>"
    (row,) = table_of(f"<table>{HEAD}<tr>{cells}</tr></table>").rows
    assert [cell.text for cell in row.cells] == ["**id**", "A `x|y` <a href='#b'>&lt;link&gt;</a><br> *here*"]


def test_a_table_without_header_cells_has_no_header() -> None:
    """As one with pipes that has no delimiter line."""
    table = table_of("<table><tr><td>Name</td></tr><tr><td>id</td></tr></table>")
    assert (table.header, texts(table)) == (None, [["Name"], ["id"]])


@pytest.mark.parametrize(
    "text",
    [
        f"<table>{HEAD}<tr><td>id</td><td>uuid</td></tr>",
        f"<table>{HEAD}<tr><td>id</td><td rowspan=51>uuid</td></tr></table>",
        f"<table>{HEAD}<tr><td>id</td><td COLSPAN = '0'>uuid</td></tr></table>",
        f"<table><caption>Names</caption>{HEAD}</table>",
        f"<table>{HEAD}<tr>id</tr></table>",
        f"<table>{HEAD}<!-- <tr><td>id</td></tr> --></table>",
        "<table></table>",
        "<tables><tr><td>id</td></tr></table>",
    ],
)
def test_other_tables_are_text(text: str) -> None:
    """Unclosed, with cells that span too many others, comments, or text outside of its cells."""
    blocks, _ = parse_blocks(text, "a.md")
    assert not any(isinstance(block, Table) for block in blocks)
    assert isinstance(blocks[0], Prose)


def test_a_heading_or_another_table_ends_an_unclosed_one() -> None:
    """What follows it is read."""
    blocks, _ = parse_blocks(f"<table>{HEAD}\n\n## Next\n\n<table>\n<table>{HEAD}</table>\n", "a.md")
    assert [type(block).__name__ for block in blocks] == ["Prose", "Heading", "Prose", "Table"]


def test_a_table_follows_one_with_pipes() -> None:
    """Without a blank line between them, and with text after it."""
    blocks, findings = parse_blocks(f"|a|b|\n|---|---|\n|1|2|\n<table>{HEAD}</table> text\n", "a.md")
    assert [type(block).__name__ for block in blocks] == ["Table", "Table", "Prose"]
    assert findings == ()


def test_cells_that_span_others() -> None:
    """A cell that spans rows is in each of them, one that spans columns is in the first."""
    rows = "<tr><td rowspan=2>id</td><td>uuid</td></tr><tr><td>text</td></tr><tr><td COLSPAN = '2'>name</td></tr>"
    assert texts(table_of(f"<table>{HEAD}{rows}</table>"))[1:] == [["id", "uuid"], ["id", "text"], ["name", ""]]
    rows = "<tr><td>id</td><td rowspan='3'>uuid</td></tr><tr><td>key</td></tr>"
    assert texts(table_of(f"<table>{HEAD}{rows}</table>"))[1:] == [["id", "uuid"], ["key", "uuid"]]

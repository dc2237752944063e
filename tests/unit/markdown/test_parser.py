"""Parsing text to blocks with positions."""

import pytest

from slatebind.diagnostic import Position
from slatebind.markdown.blocks import Annotation, Aside, Code, Comment, Heading, Prose, Table
from slatebind.markdown.parser import parse_blocks


def kinds(text: str) -> list[tuple[str, str]]:
    """The blocks of a text as kind and text."""
    blocks, _ = parse_blocks(text, "f.md")
    return [(type(block).__name__, getattr(block, "text", "")) for block in blocks]


def codes(text: str) -> list[tuple[int, str]]:
    """The diagnostics of a text as line and code."""
    return [(finding.at.line, finding.code) for finding in parse_blocks(text, "f.md")[1]]


def table(text: str) -> Table:
    """The only table of a text."""
    (found,) = (block for block in parse_blocks(text, "f.md")[0] if isinstance(block, Table))
    return found


def test_every_block_has_its_position() -> None:
    """The position of a block is that of its first character, without indentation."""
    text = "# One\n\ntext\nmore\n\n  <aside class='notice'>A</aside>\n\n> said\n\n```json\n{}\n```\n<!-- c -->\n"
    blocks, _ = parse_blocks(text, "f.md")
    assert [(type(block), block.at.line, block.at.column) for block in blocks] == [
        (Heading, 1, 1),
        (Prose, 3, 1),
        (Aside, 6, 3),
        (Annotation, 8, 1),
        (Code, 10, 1),
        (Comment, 13, 1),
    ]


def test_cells_have_their_positions() -> None:
    """The column of a cell is that of its text, after pipes and spaces."""
    row = table("|A|B|\n|-|-|\n| one |  two|\n").rows[0]
    assert [(cell.text, cell.at) for cell in row.cells] == [
        ("one", Position("f.md", 3, 3)),
        ("two", Position("f.md", 3, 10)),
    ]


def test_a_part_of_a_file_keeps_its_positions() -> None:
    """Lines are counted from the first line of the part."""
    blocks, found = parse_blocks("# One\n\n##two\n", "f.md", first_line=4)
    assert [block.at for block in blocks] == [Position("f.md", 4, 1), Position("f.md", 6, 1)]
    assert [finding.at for finding in found] == [Position("f.md", 6, 1)]


def test_table_without_outer_pipes() -> None:
    """Pipes between cells are enough for a table, and an empty last cell is a cell."""
    found = table("A | B\n--|--\none | two\nthree |\n")
    assert [[cell.text for cell in row.cells] for row in found.rows] == [["one", "two"], ["three", ""]]


def test_missing_pipes_are_reported() -> None:
    """A row without an outer pipe has all its cells, and a diagnostic."""
    text = "|A|B|\n|-|-|\n|one|two\nthree|four|\n"
    assert [[cell.text for cell in row.cells] for row in table(text).rows] == [["one", "two"], ["three", "four"]]
    assert codes(text) == [(3, "table-row-pipes"), (4, "table-row-pipes")]


@pytest.mark.parametrize(("row", "edits"), [("|one|two|", 1), ("|one||", 0), ("|one|two", 0)])
def test_the_outer_pipe_of_an_empty_cell_is_not_removed(row: str, edits: int) -> None:
    """Without it, the other pipe of the cell would be read as the outer one, and the cell would be lost."""
    _, found = parse_blocks(f"|A|B\n|-|-\n{row}\n", "f.md")
    assert [len(finding.edits) for finding in found] == [edits] * row.endswith("|")


def test_pipes_that_are_text() -> None:
    """A pipe after a backslash or inside code does not separate cells."""
    row = table("|A|B|\n|-|-|\n|a\\|b|`c|d`|\n").rows[0]
    assert [cell.text for cell in row.cells] == ["a|b", "`c|d`"]


def test_pipe_in_code_separates_if_only_that_fits() -> None:
    """Two backticks in two cells are not inline code."""
    row = table("|A|B|\n|-|-|\n|a ` tick|and ` another|\n").rows[0]
    assert len(row.cells) == 2


def test_stray_line() -> None:
    """A line without pipes inside a table is reported and does not end the table."""
    text = "|A|\n|-|\n|one|\nundefined\n|two|\n"
    assert [row.cells[0].text for row in table(text).rows] == ["one", "two"]
    assert codes(text) == [(4, "table-interrupted")]


def test_adjacent_tables() -> None:
    """A second header with a delimiter starts a second table, even without a blank line."""
    blocks, _ = parse_blocks("|A|\n|-|\n|**one**|\n|B|\n|-|\n|**two**|\n", "f.md")
    assert [block.header.cells[0].text for block in blocks if isinstance(block, Table) and block.header] == ["A", "B"]


def test_heading_without_space() -> None:
    """`##Name` is a heading, and reported."""
    assert kinds("##listThings\n") == [("Heading", "listThings")]
    assert codes("##listThings\n") == [(1, "heading-space")]


def test_setext_heading() -> None:
    """An underlined line is a heading; a rule after a blank line is not."""
    assert kinds("Title\n=====\n\ntext\n\n---\n") == [("Heading", "Title"), ("Prose", "text")]


def test_unclosed_fence_ends_before_headings() -> None:
    """An unclosed fence contains neither headings nor tables."""
    text = "```shell\n$ cmk listThings\n\n## other\n\n```json\n{}\n```\n"
    assert kinds(text) == [("Code", "$ cmk listThings\n"), ("Heading", "other"), ("Code", "{}\n")]
    assert codes(text) == [(1, "unclosed-block")]


def test_hash_in_code_is_not_a_heading() -> None:
    """A comment in a shell example is code."""
    assert kinds("```shell\n# a comment\n\nls\n```\n") == [("Code", "# a comment\n\nls\n")]


def test_unclosed_aside() -> None:
    """An unclosed aside ends before the next heading."""
    text = '<aside class="notice">\nAsynchronous\n### Command\n'
    assert kinds(text) == [("Aside", "Asynchronous"), ("Heading", "Command")]
    assert codes(text) == [(1, "unclosed-block")]


def test_aside_in_any_quoting() -> None:
    """The class of an aside may be in double quotes, in single quotes or unquoted."""
    blocks, _ = parse_blocks("<aside class='warning'>a</aside>\n<aside class=success>b</aside>\n", "f.md")
    assert [block.kind for block in blocks if isinstance(block, Aside)] == ["warning", "success"]


def test_unclosed_comment() -> None:
    """An unclosed comment contains its own line only."""
    assert kinds("<!-- open\n# One\n<!-- closed -->\n") == [
        ("Comment", "<!-- open"),
        ("Heading", "One"),
        ("Comment", "<!-- closed -->"),
    ]

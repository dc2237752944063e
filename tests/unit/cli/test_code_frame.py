"""Code frames: the source line of a finding with a mark below its column."""

from pathlib import Path

import pytest

from slatebind.cli.code_frame import code_frame
from slatebind.cli.streams import Paint, width
from slatebind.diagnostic import Position
from slatebind.hidden_characters import mask_hidden


def frame(file: Path, text: str, line: int, column: int, columns: int = 80) -> list[str]:
    """The frame for a position in ``text``."""
    file.write_text(text, encoding="utf-8")
    return code_frame(Position(str(file), line, column), columns, Paint(on=False), "error")


def test_a_long_line_is_cut_around_the_column(tmp_path: Path) -> None:
    """The part around the column is shown, with the mark below it."""
    text = "".join(f"{number:03} " for number in range(100))
    _, shown, mark = frame(tmp_path / "a", text, 1, text.index("050") + 1, columns=45)
    assert len(shown) <= 45
    assert shown.startswith("1 | ...")
    assert shown.endswith("...")
    assert shown[mark.index("^") :].startswith("050")


@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize("text", ["\u6f22" * 200, "a\u6f22" * 200, "\t|" * 200])
@pytest.mark.parametrize("column", [1, 2, 77, 200])
def test_a_frame_is_never_wider_than_the_terminal(column: int, text: str, columns: int, tmp_path: Path) -> None:
    """Whatever the widths of the characters; the mark is below its character."""
    _, shown, mark = frame(tmp_path / "d", text, 1, column, columns)
    assert columns - 8 <= width(shown) <= columns
    assert width(mark) <= columns
    before = shown[: next(end for end in range(len(shown) + 1) if width(shown[:end]) == len(mark) - 1)]
    assert shown[len(before)] == mask_hidden(text)[column - 1]


@pytest.mark.parametrize(("before", "columns"), [("漢字", 4), ("\t\t", 2), ("e\u0301", 1), ("\x1b\x1b", 2)])
def test_the_mark_is_below_its_character(tmp_path: Path, before: str, columns: int) -> None:
    """Wide characters take two columns; tabs and control characters are shown as one character each."""
    _, shown, mark = frame(tmp_path / "b", f"{before}x\n", 1, len(before) + 1)
    assert mark == "  | " + " " * columns + "^"
    assert "\x1b" not in shown


@pytest.mark.parametrize(("line", "column"), [(9, 1), (0, 1), (2, 1)])
def test_positions_without_text_have_no_frame(tmp_path: Path, line: int, column: int) -> None:
    """A line that is blank or does not exist is not shown."""
    assert frame(tmp_path / "c", "one\n\n", line, column) == []


def test_names_without_a_file_have_no_frame() -> None:
    """Standard input and other names are positions too."""
    assert code_frame(Position("<stdin>"), 80, Paint(on=False), "error") == []
    assert code_frame(Position("\0"), 80, Paint(on=False), "error") == []

"""Applying edits to bytes: the intended text changes, and nothing else."""

import pytest

from slatebind.diagnostic import Position
from slatebind.lint.edits import apply_edits
from slatebind.lint.patch import format_patch
from slatebind.lint.rule import Edit


def edit(line: int, column: int, before: str, after: str) -> Edit:
    """An edit of the file under test."""
    return Edit(Position("a.md", line, column), before, after)


@pytest.mark.parametrize(
    ("raw", "edits", "after"),
    [
        (b"one\ntwo\n", [edit(2, 1, "two", "three")], b"one\nthree\n"),
        (b"one\r\ntwo\r\nend", [edit(2, 1, "two\n", "")], b"one\r\nend"),
        (b"one\r\ntwo\r\n", [edit(1, 4, "", "\nand")], b"one\r\nand\r\ntwo\r\n"),
        (b"\xef\xbb\xbfone\rtwo", [edit(2, 4, "", "!")], b"\xef\xbb\xbfone\rtwo!"),
        ("\u00e9\u00e9 x\n".encode(), [edit(1, 4, "x", "y")], "\u00e9\u00e9 y\n".encode()),
        (b"a b c\n", [edit(1, 5, "c", "C"), edit(1, 1, "a", "A")], b"A b C\n"),
    ],
)
def test_edits_are_made_in_place(raw: bytes, edits: list[Edit], after: bytes) -> None:
    """With any line endings, with or without a byte order mark and a final newline."""
    assert apply_edits(raw, edits) == after


def test_one_of_several_overlapping_edits_is_made() -> None:
    """The others are made when the document is linted again."""
    whole, part, insertion = edit(1, 1, "one\n", ""), edit(1, 2, "n", "N"), edit(1, 1, "", "|")
    assert apply_edits(b"one\ntwo\n", [part, insertion, whole]) == b"two\n"


@pytest.mark.parametrize("wrong", [edit(1, 1, "two", "x"), edit(9, 1, "", "x"), edit(1, 2, "one", "x")])
def test_an_edit_that_does_not_fit_is_left_out(wrong: Edit) -> None:
    """A file that changed in the meantime is not damaged."""
    assert apply_edits(b"one\n", [wrong]) == b"one\n"


def test_files_that_are_not_utf8_are_left_alone() -> None:
    """Columns in them are not reliable."""
    assert apply_edits(b"\xffone\n", [edit(1, 1, "", "x")]) == b"\xffone\n"


def test_a_patch_handles_missing_newlines() -> None:
    """In the format of `git apply` and `patch`."""
    assert format_patch("a.md", b"one\ntwo", b"one\nthree\n") == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+three\n"
    )

"""Suppression comments in the docs."""

from pathlib import Path

import pytest

from lint_documents import fixture, lint_text
from slatebind.lint import Settings

GOOD = fixture("type-known", "good")
ROW = "|**size**|Its size|intager|\n"
BAD = GOOD.replace("|**size**|Its size|integer|\n", f"|**id**|The network|uuid|\n{ROW}|**kind**|Its kind|strng|\n")
ONLY = Settings(select=("type-known", "suppression-*"))


def codes_and_lines(folder: Path, text: str) -> list[str]:
    """The codes and lines of the findings."""
    return [f"{finding.code}:{text.splitlines()[finding.at.line - 1]}" for finding in lint_text(folder, text, ONLY)]


SIZE, KIND = f"type-known:{ROW.strip()}", "type-known:|**kind**|Its kind|strng|"


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("<!-- slatebind-disable-next-line type-known: the server's word -->\n", "", [KIND]),
        ("<!-- slatebind-disable-next-line type-known, name-bold -->\n", "", ["suppression-unused", KIND]),
        ("<!-- slatebind-disable-next-line type-known -->\n\n", "", None),
        ("<!-- slatebind-disable type-known -->\n", "<!-- slatebind-enable type-known -->\n", [KIND]),
        ("<!-- slatebind-disable type-known -->\n", "", []),
        ("", "<!-- slatebind-disable-file type-known: ours -->\n", []),
        ("", "<!-- slatebind-disable-next-line type-known -->\n", [SIZE]),
    ],
)
def test_the_extent_of_suppressions(before: str, after: str, left: list[str] | None, tmp_path: Path) -> None:
    """The next line, a range, or the whole file; comments between rows do not end a table."""
    found = codes_and_lines(tmp_path, BAD.replace(ROW, before + ROW + after))
    wanted = [KIND] if left is None else left
    assert [code for code in found if not code.startswith("suppression-unused")] == [
        code for code in wanted if code != "suppression-unused"
    ]


def test_an_unused_suppression_is_reported(tmp_path: Path) -> None:
    """It would hide the next mistake. For a rule that does not run, nothing is reported."""
    comment = "<!-- slatebind-disable-next-line {} -->\n"
    clean = GOOD
    assert codes_and_lines(tmp_path, clean + comment.format("type-known")) == [
        "suppression-unused:" + comment.format("type-known").strip()
    ]
    assert codes_and_lines(tmp_path, clean + comment.format("name-bold")) == []


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- slatebind-disable-next-line type-knwon -->", "unknown rule `type-knwon`"),
        ("<!-- slatebind-disable-next-line -->", "suppression comment without a rule"),
        ("<!-- slatebind-disable-line type-known -->", "invalid suppression comment"),
        ("<!-- slatebind-enable type-known -->", "`type-known` is not disabled here"),
    ],
)
def test_an_invalid_suppression_is_reported(comment: str, said: str, tmp_path: Path) -> None:
    """With the rule that was probably meant."""
    text = GOOD + comment + "\n"
    (found,) = lint_text(tmp_path, text, ONLY)
    assert (found.code, found.message, found.at.line) == ("suppression-invalid", said, text.count("\n"))
    if "knwon" in comment:
        assert found.hint == "did you mean `type-known`?"


MISPLACED = [
    (ROW, f"{ROW.rstrip()} <!-- slatebind-disable-next-line type-known -->\n"),
    (ROW, ROW.replace("Its ", "<!-- slatebind-disable type-known -->Its ", 1)),
    (ROW, f"<!-- slatebind-disable-next-line type-known:\n     the server's word -->\n{ROW}"),
    (ROW, f"<!--\nslatebind-disable-next-line type-known\n-->\n{ROW}"),
    (ROW, f"<!-- slatebind: disable-next-line type-known -->\n\n{ROW}"),
    (ROW, f"<!-- slatebind disable type-known -->\n\n{ROW}"),
    (ROW, f"<!-- slatebind-disabel type-known -->\n\n{ROW}"),
    (ROW, f"<!-- slatebind-ignore type-known -->\n\n{ROW}"),
    (ROW, f"<!-- SLATEBIND-DISABLE-NEXT-LINE type-known -->\n{ROW}"),
]


@pytest.mark.parametrize(("row", "instead"), MISPLACED)
def test_a_suppression_elsewhere_is_reported(row: str, instead: str, tmp_path: Path) -> None:
    """At the end of a row, in a cell, over two lines, in capitals: it has no effect, and says so at its position."""
    text = BAD.replace(row, instead)
    found = [finding for finding in lint_text(tmp_path, text, ONLY) if finding.code == "suppression-invalid"]
    before = text[: text.lower().index("<!--")]
    expected = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert [(finding.at.line, finding.at.column) for finding in found] == [expected]


def test_a_suppression_at_the_end_of_a_row_is_one_finding(tmp_path: Path) -> None:
    """It is neither a cell nor a missing pipe."""
    row = "|**size**|Its size|integer|"
    text = GOOD.replace(row, f"{row} <!-- slatebind-disable-next-line type-known -->")
    assert text != GOOD
    before = [finding.code for finding in lint_text(tmp_path, GOOD)]
    assert [finding.code for finding in lint_text(tmp_path, text)] == [*before, "suppression-invalid"]


@pytest.mark.parametrize(
    "text",
    [
        "see `<!-- slatebind-disable x -->`",
        "<!-- about slatebind -->",
        "<!-- slatebind reads the table below -->",
        "slatebind-disable x",
    ],
)
def test_other_text_is_no_suppression(text: str, tmp_path: Path) -> None:
    """Inline code, other comments, and text outside of comments."""
    found = lint_text(tmp_path, f"{GOOD}\n{text}\n", ONLY)
    assert not [finding for finding in found if finding.code.startswith("suppression")]


def test_comments_in_code_are_code(tmp_path: Path) -> None:
    """Docs may show how docs are linted."""
    text = BAD.replace("$ cmk", "<!-- slatebind-disable-file type-known -->\n$ cmk")
    assert codes_and_lines(tmp_path, text) == [SIZE, KIND]


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("```js\n{1}\n2\n```\n", 0),
        ("\n````js\n{1}\n```\n````\n", 0),
        ("~~~js\n{1}\n~~~\n```js\n{2}\n```\n", 1),
        ("```js\n{1}\n```\n\n```js\n{2}\n```\n", 1),
        ("|{1}|\n|---|\n|{2}|\n", 1),
    ],
)
def test_the_next_line_of_code_is_its_block(code: str, left: int, tmp_path: Path) -> None:
    """A comment above a block of code is about all of it and nothing behind it; one above a table about its header."""
    text = f"{GOOD}\n<!-- slatebind-disable-next-line secret-in-sample -->\n{code}"
    text = text.replace("{1}", 'apikey = "8c1b0f6ce3d94a7db2a5e6f7093d41ce"')
    text = text.replace("{2}", 'secretkey = "3ce14d3907f6e5a2bd7a49d3ec6f0b1c8"')
    found = lint_text(tmp_path, text, Settings(select=("secret-in-sample", "suppression-*"), preset="strict"))
    assert [finding.code for finding in found] == ["secret-in-sample"] * left


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("comment-closed", "unclosed-block"),
        ("html-comment", "comment-not-kept"),
        ("html-comment", "comment-hides-content"),
        ("command-duplicate", "command-conflict"),
        ("param-duplicate", "row-duplicate"),
    ],
)
def test_retired_names_are_accepted(name: str, rule: str, tmp_path: Path) -> None:
    """A comment with a retired name suppresses the same findings as before."""
    case = {"comment-closed": "bad-comment", "param-duplicate": "bad-parameter"}.get(name, "bad")
    text = fixture(rule, case)
    settings = Settings(preset="strict", select=(rule, "suppression-*"))
    assert {finding.code for finding in lint_text(tmp_path, text, settings)} == {rule}
    comment = f"<!-- slatebind-disable-file {name}: as it is -->\n\n"
    assert lint_text(tmp_path, comment + text, settings) == ()

"""Extraction of any document neither fails nor loses a row or a command without a finding."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from single_chapter import assert_same_extraction, extract_as_single_chapter
from slatebind.diagnostic import Diagnostic
from slatebind.dialects import load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document

NAMES = st.from_regex(r"[a-z]{2,8}[0-9]{2}", fullmatch=True)
DELIMITER = "|---|---|---|---|---|"
NOISE = st.sampled_from(
    [
        "undefined",
        "",
        "<!-- a note -->",
        "<!-- never closed",
        "```json",
        "```",
        "> a word",
        "<aside class='notice'>Asynchronous",
        "</aside>",
        '<aside class="warning">Take care.</aside>',
        "### Response schema",
        "### Query Parameters",
        "## deleteSomething",
        "## Do something",
        "# Chapter",
        "|Parameter Name|Description|Type|Length|Required|",
        "|Element|Description|Type|",
        DELIMITER,
        "|---|---|---|",
        "|||||",
        "Some prose.",
        "`listThings`",
        "    indented",
        "1. a list",
        "***",
        "Setext\n---",
    ]
)


@st.composite
def rows(draw: st.DrawFn) -> str:
    """A table row, valid or not, whose name does not occur in other text."""
    name = draw(NAMES)
    style = draw(st.sampled_from(["**{}**", "{}", "`{}`", "__{}__"]))
    rest = draw(
        st.lists(st.sampled_from(["What it is", "uuid", "255", "true", "", "`a|b`", "a|b", "strng"]), max_size=7)
    )
    line = "|".join([style.format(name), *rest])
    return draw(st.sampled_from(["|{}|", "|{}", "{}|", " | {} | "])).format(line)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Documents of rows between random other lines."""
    header = "|Parameter Name|Description|Type|Length|Required|"
    start = ["# Group", "## listThings", "### Query parameters", header, DELIMITER]
    lines = draw(st.lists(st.one_of(rows(), rows(), NOISE), max_size=25))
    return "\n".join([*(start if draw(st.booleans()) else []), *lines])


def extracted(text: str) -> Extraction:
    """The extraction of a file with this text."""
    dialect, diagnostics = load_dialect("cloudstack")
    assert dialect is not None, diagnostics
    with TemporaryDirectory() as folder:
        file = Path(folder, "index.html.md")
        file.write_bytes(text.encode("utf-8", errors="surrogatepass"))
        return extract_spec(read_document(str(file)), dialect, "api")


@given(documents())
@example("# G\n## listThings\n|ab12|x\n")
@example("# G\n```\n```\n|**ab12**|x\n")
@example("### Response schema\n|**ab12**|\n|**ab34**|\n|---|---|\n|**ab56**|\n")
def test_every_row_and_command_is_kept_or_reported(text: str) -> None:
    """The names of rows and commands are in the spec, in the message of a finding, or on the line of one."""
    found = extracted(text)
    texts = repr(found.spec) + "".join(finding.message for finding in found.diagnostics)
    lines = {line for finding in found.diagnostics for line in _lines_of_finding(finding)}
    inside_code = _lines_of_code(text)
    for number, line in enumerate(text.split("\n"), 1):
        if number in lines or number in inside_code:
            continue
        row = re.match(r"[\s|*_`]*([a-z]{2,8}[0-9]{2})\b", line)
        command = re.match(r"#+ (\w+[A-Z]\w*)$", line)
        wanted = row or command
        if wanted and ("|" in line or command):
            assert wanted[1] in texts, f"line {number}: {line!r} is lost"


def _lines_of_finding(finding: Diagnostic) -> range:
    """The line of a finding; for a table that is not read as many more as it says that the table has rows."""
    count = re.search(r"(\d+) rows? (?:is|are) not read", finding.message)
    return range(finding.at.line, finding.at.line + (int(count[1]) + 2 if count else 1))


def _lines_of_code(text: str) -> set[int]:
    """The lines in fences and comments, which are not part of the document's own text."""
    lines = set()
    for block in re.finditer(r"^```.*?(?:^```$|\Z)|<!--.*?(?:-->|\Z)", text, re.M | re.S):
        first = text.count("\n", 0, block.start()) + 1
        lines.update(range(first, first + block.group().count("\n") + 1))
    return lines


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """Extraction of any text succeeds, and the same text gives the same spec."""
    assert extracted(text).spec == extracted(text).spec


@given(st.binary().filter(lambda raw: not raw.startswith(b"version https://git-lfs")))
def test_any_bytes_are_read(raw: bytes) -> None:
    """A file that is not text is read with replacement characters, and reported; a pointer of Git LFS is no file."""
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    with TemporaryDirectory() as folder:
        file = Path(folder, "index.html.md")
        file.write_bytes(raw)
        found = extract_spec(read_document(str(file)), dialect)
    try:
        raw.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        assert "source-encoding" in {finding.code for finding in found.diagnostics}


@given(documents(), st.sampled_from(["\r\n", "\r"]), st.booleans())
def test_line_ends_and_byte_order_mark_change_nothing(text: str, end: str, mark: bool) -> None:
    """The spec does not depend on line ends and a byte order mark."""
    other = ("\ufeff" if mark else "") + text.replace("\n", end)
    first, second = extracted(text), extracted(other)
    assert first.spec.commands == second.spec.commands
    assert first.spec.models == second.spec.models
    assert [found.message for found in first.diagnostics] == [found.message for found in second.diagnostics]


@given(st.lists(documents(), min_size=1, max_size=4), documents(), st.data())
def test_splitting_into_chapters_does_not_change_the_result(
    chapters: list[str], other: str, data: st.DataObject
) -> None:
    """Parsing chapter by chapter gives the spec, the findings and the positions of parsing all text at once.

    The same is true for cached chapters that moved to another position.
    """
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    texts = [f"# Chapter {number}\n{text}\n" for number, text in enumerate(chapters)]
    with TemporaryDirectory() as folder:
        file = Path(folder, "index.html.md")
        included = Path(folder, "includes", "_more.md")
        included.parent.mkdir()
        for text, more in (
            ("".join(texts), ""),
            ("\n\n" + "".join(data.draw(st.permutations([*texts, f"# Other\n{other}\n"]))), ""),
            (data.draw(st.sampled_from(["", other])), data.draw(st.sampled_from(["", "\n"])) + "".join(texts)),
        ):
            file.write_text(f"---\nincludes: [more]\n---\n{text}", encoding="utf-8")
            included.write_text(more, encoding="utf-8")
            document = read_document(str(file))
            assert_same_extraction(extract_spec(document, dialect), extract_as_single_chapter(document, dialect))


@pytest.mark.parametrize("opening", ["```json", "<aside>a word", "<!-- a note"])
def test_a_row_below_an_unclosed_block_is_reported(opening: str, tmp_path: Path) -> None:
    """A block that is never closed hides no row below the next heading, even where no heading opens a chapter."""
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    file = tmp_path / "index.html.md"
    file.write_text(f"# Chapter\n|**ab12**|\n{opening}\n# Other\n|**ab12**|\n", encoding="utf-8")
    document = read_document(str(file))
    assert_same_extraction(extract_spec(document, dialect), extract_as_single_chapter(document, dialect))

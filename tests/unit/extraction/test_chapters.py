"""Extraction chapter by chapter: a chapter that an earlier run has parsed comes from the cache, wherever it is."""

from pathlib import Path

import msgspec
import pytest

from single_chapter import assert_same_extraction, extract_as_single_chapter
from slatebind.dialects import Dialect, load_dialect
from slatebind.extraction import chapter_cache, extract_spec
from slatebind.extraction.chapter import ParsedChapter, parse_chapter
from slatebind.markdown import ChapterText, read_document

GUIDE = "# Guide\n\nHow to begin.\n\n```shell\n# no heading, a comment\nrun it\n```\n\n"
ZONES = """# Zones

Where machines are.

## listZones

This command lists zones.

<aside class="notice">Have one.</aside>

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The id|uuid|255|perhaps|

### Response schema

|Element|Description|Type|
|---|---|---|
|**id**|The id|uuid|
"""
HOSTS = ZONES.replace("Zones", "Hosts").replace("zones", "hosts")
UNCLOSED = HOSTS + "\n<!-- never closed\n"
DIALECT = load_dialect("cloudstack")[0]
assert DIALECT is not None


class Reader:
    """Extracts texts through a file, and records the first line of each chapter that is parsed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.parsed: list[str] = []

    def note(self, chapter: ChapterText, dialect: Dialect) -> ParsedChapter:
        """Replaces ``parse_chapter``."""
        self.parsed.append(chapter.segments[0].text.partition("\n")[0])
        return parse_chapter(chapter, dialect)

    def read(self, text: str, dialect: Dialect = DIALECT) -> list[str]:
        """The chapters of ``text`` that are parsed; the extraction equals that of the text as a single chapter."""
        self.parsed.clear()
        self._file.write_text(text, encoding="utf-8")
        document = read_document(str(self._file))
        found = extract_spec(document, dialect)
        assert_same_extraction(found, extract_as_single_chapter(document, dialect))
        return list(self.parsed)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Reader:
    """A reader with an empty cache."""
    reader = Reader(tmp_path / "index.md")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(chapter_cache, "parse_chapter", reader.note)
    return reader


def test_only_an_edited_chapter_is_parsed(reader: Reader) -> None:
    """The other chapters come from the cache; those after the edit have new positions."""
    assert reader.read(GUIDE + ZONES + HOSTS) == ["# Guide", "# Zones", "# Hosts"]
    assert reader.read(GUIDE + ZONES + HOSTS) == []
    edited = ZONES.replace("This", "\nThis")
    assert reader.read(GUIDE + edited + HOSTS) == ["# Zones"]
    assert reader.read(HOSTS + GUIDE + edited) == []
    assert reader.read("A word before.\n" + HOSTS) == ["A word before."]


def test_chapters_with_one_title_are_distinct(reader: Reader) -> None:
    """The cache key is a chapter's text, not its title."""
    other = ZONES.replace("listZones", "findZones")
    assert reader.read(ZONES + other) == ["# Zones", "# Zones"]
    assert reader.read(other + ZONES) == []


def test_an_unclosed_comment_ends_with_its_line_until_it_is_closed(reader: Reader) -> None:
    """If a later chapter closes it, both are one chapter."""
    assert reader.read(UNCLOSED + ZONES) == ["# Hosts", "# Zones"]
    assert reader.read(UNCLOSED + ZONES) == []
    assert reader.read(UNCLOSED + ZONES + "-->\n") == ["# Hosts"]


@pytest.mark.parametrize(
    "opening",
    [
        "```",
        "```json\n{",
        "~~~",
        "<aside class='notice'>",
        "<!-- a",
        "<!-- a\n<!-- b",
        "````\n```",
        "|a|\n|-|\n<!-- b|",
    ],
)
@pytest.mark.parametrize("closing", ["", "```", "~~~", "</aside>", "-->", "````", "-->\n```\n"])
def test_blocks_open_at_the_end_of_a_chapter(reader: Reader, opening: str, closing: str) -> None:
    """Whether such a block is closed later or not, splitting does not change the result."""
    reader.read(f"{HOSTS}\n{opening}\n{ZONES}\n{closing}\n{GUIDE}")
    reader.read(f"{GUIDE}\n{opening}\n# more\n{closing}\n{HOSTS}")


def test_a_chapter_that_continues_in_an_included_file(reader: Reader, tmp_path: Path) -> None:
    """Text before the first level-1 heading of an include belongs to the chapter before it."""
    more = tmp_path / "includes" / "_more.md"
    more.parent.mkdir()
    front = "---\nincludes: [more]\n---\n"
    more.write_text(HOSTS.partition("\n")[2], encoding="utf-8")
    assert reader.read(front + ZONES) == ["# Zones"]
    assert reader.read(front + ZONES) == []
    more.write_text(HOSTS, encoding="utf-8")
    assert reader.read(front + ZONES) == ["# Zones", "# Hosts"]
    more.write_text("A line.\n" + HOSTS, encoding="utf-8")
    assert reader.read(front + ZONES) == ["# Zones"]


def test_the_dialect_is_part_of_the_cache_key(reader: Reader) -> None:
    """A chapter is parsed again with another dialect."""
    reader.read(ZONES)
    assert DIALECT is not None
    assert reader.read(ZONES, msgspec.structs.replace(DIALECT, true_words=("perhaps",))) == ["# Zones"]


@pytest.mark.parametrize("data", [b"", b"\x90", b"\x81\xa1x\x01", b"no"])
def test_damaged_entries_are_parsed_again(reader: Reader, tmp_path: Path, data: bytes) -> None:
    """An entry that cannot be decoded is treated as missing."""
    reader.read(ZONES)
    for file in (tmp_path / "cache").rglob("chapters/*"):
        file.write_bytes(data)
    assert reader.read(ZONES) == ["# Zones"]

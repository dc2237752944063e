"""Documents passage by passage: what was read in an earlier run is not read again, whatever stands around it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from bench.document import document
from slatebind import beside
from slatebind.diagnostic import Diagnostic
from slatebind.dialects import load_dialect
from slatebind.extract import extract, extract_spec, passages
from slatebind.markdown import Content, open_document, read_document
from slatebind.markdown.parser import BlockReader

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
OPEN = HOSTS + "\n<!-- never closed\n"


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int]:
    """The offsets at which text was begun to be read, with a cache of the test's own."""
    found: list[int] = []
    blocks = BlockReader.blocks

    def watched(
        self: BlockReader, diagnostics: list[Diagnostic], start: int = 0, ends: frozenset[int] = frozenset()
    ) -> Iterator[Content]:
        found.append(start)
        return blocks(self, diagnostics, start, ends)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(BlockReader, "blocks", watched)
    return found


def read(file: Path, begun: list[int], text: str) -> list[str]:
    """The headings at which reading begins in ``text``, which must give what it gives as a whole."""
    file.write_text(text, encoding="utf-8")
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    begun.clear()
    found = extract_spec(open_document(str(file)), dialect)
    starts = [text[start:].partition("\n")[0] for start in begun]
    whole = extract(read_document(str(file)), dialect)
    assert (found.spec, found.diagnostics) == (whole.spec, whole.diagnostics)
    assert dict(found.positions) == dict(whole.positions)
    return starts


def test_only_what_changed_is_read(begun: list[int], tmp_path: Path) -> None:
    """Passages before and after an edit are known; those behind it have moved."""
    file = tmp_path / "index.md"
    assert read(file, begun, GUIDE + ZONES + HOSTS) == ["# Guide", "# Zones", "# Hosts"]
    assert read(file, begun, GUIDE + ZONES + HOSTS) == []
    edited = ZONES.replace("This", "\nThis")
    assert read(file, begun, GUIDE + edited + HOSTS) == ["# Zones"]
    assert read(file, begun, HOSTS + GUIDE + edited) == []
    assert read(file, begun, "A word before.\n" + HOSTS) == ["A word before."]


def test_what_is_kept_does_not_grow_with_edits(begun: list[int], tmp_path: Path) -> None:
    """There is one place for each heading, however often what stands under it changes."""
    file = tmp_path / "index.md"
    for number in range(5):
        assert read(file, begun, GUIDE + ZONES + f"{number}\n")[-1:] == ["# Zones"]
    assert len([one for one in (tmp_path / "cache").rglob("passages/*") if one.is_file()]) == 2


def test_chapters_of_one_title_are_told_apart(begun: list[int], tmp_path: Path) -> None:
    """What is kept of one is never taken for the other."""
    file = tmp_path / "index.md"
    other = ZONES.replace("listZones", "findZones")
    read(file, begun, ZONES + other)
    assert read(file, begun, ZONES + other) == []
    assert read(file, begun, other + ZONES) == ["# Zones", "# Zones"]


def test_what_looks_for_its_end_in_all_that_follows_is_read_each_time(begun: list[int], tmp_path: Path) -> None:
    """What is never closed may be closed by what is written below it."""
    file = tmp_path / "index.md"
    assert read(file, begun, OPEN + ZONES) == ["# Hosts", "# Zones"]
    assert read(file, begun, OPEN + ZONES) == ["# Hosts"]
    assert read(file, begun, OPEN + ZONES + "-->\n") == ["# Hosts"]


def test_a_chapter_that_goes_on_in_an_included_file_is_one_passage(begun: list[int], tmp_path: Path) -> None:
    """What an include begins with belongs to the last chapter above it, until it is a chapter of its own."""
    file, more = tmp_path / "index.md", tmp_path / "includes" / "_more.md"
    more.parent.mkdir()
    front = "---\nincludes: [more]\n---\n"
    more.write_text(HOSTS.partition("\n")[2], encoding="utf-8")
    assert read(file, begun, front + ZONES)[0] == "# Zones"
    assert read(file, begun, front + ZONES)[0] == "# Zones"
    more.write_text(HOSTS, encoding="utf-8")
    read(file, begun, front + ZONES)
    assert read(file, begun, front + ZONES) == []


def test_another_dialect_reads_anew(begun: list[int], tmp_path: Path) -> None:
    """What was read with other words says something else."""
    read(tmp_path / "index.md", begun, ZONES)
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    begun.clear()
    silent = msgspec.structs.replace(dialect, true_words=("perhaps",))
    found = extract_spec(open_document(str(tmp_path / "index.md")), silent)
    assert begun and found.spec.commands[0].params[0].required


def test_passages_that_were_read_ahead_are_known(begun: list[int], tmp_path: Path) -> None:
    """Another process begins with the last one; what it cannot read by itself is left to the first."""
    file, more = tmp_path / "index.md", tmp_path / "includes" / "_more.md"
    more.parent.mkdir()
    more.write_text(HOSTS.partition("\n")[2] + GUIDE.replace("Guide", "End"), encoding="utf-8")
    text = "---\nincludes: [more]\n---\nA word.\n\n" + GUIDE + OPEN.replace("Hosts", "Open") + HOSTS + ZONES
    file.write_text(text, encoding="utf-8")
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    passages._read_ahead(open_document(str(file)), dialect)
    starts = read(file, begun, text)
    # The last one that stands in this file goes on in the next one, whose beginning is read with it.
    assert starts[:3] == ["A word.", "# Open", "# Zones"]
    assert len(starts) == 4


def test_two_processes_read_what_one_reads(begun: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However far each of them comes."""
    monkeypatch.setattr(beside, "can_fork", lambda: True)
    monkeypatch.setattr(passages, "_MUCH", 2_000)
    text = document(8) + OPEN + ZONES
    assert read(tmp_path / "index.md", begun, text)[:2] == ["", "# Introduction"]
    assert read(tmp_path / "index.md", begun, text) == ["", "# Hosts"]

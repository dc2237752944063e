"""Revisions of docs that are made by edits, and what comparing them finds, in a form that expectations can have."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from slatebind.diagnostic import Position
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding
from slatebind.project.diffing import compare_sides
from slatebind.project.sides import open_sides, side_of


class Edit(NamedTuple):
    """A text of a file, which is there once, and what stands there in the new revision.

    It is the first one ``below`` a heading if that is given. ``file`` can be a pattern of files, in which the text may
    be any number of times.
    """

    file: str
    old: str
    new: str
    below: str = ""

    def apply(self, docs: Path) -> None:
        """Change the files of a folder."""
        texts = {file: file.read_text("utf-8") for file in docs.glob(self.file)}
        if self.below:
            ((file, text),) = texts.items()
            start = text.index(self.old, text.index(f"# {self.below}\n"))
            file.write_text(text[:start] + self.new + text[start + len(self.old) :], "utf-8")
            return
        count = sum(text.count(self.old) for text in texts.values())
        assert count == 1 or (count and "*" in self.file), f"{self.file} has {count} times: {self.old}"
        for file, text in texts.items():
            file.write_text(text.replace(self.old, self.new), "utf-8")


class Cut(NamedTuple):
    """A section that is removed: its heading of level 2, and all up to the next one."""

    file: str
    heading: str

    def apply(self, docs: Path) -> None:
        """Remove the section from its file."""
        file = docs / self.file
        before, heading, rest = file.read_text("utf-8").partition(f"\n## {self.heading}\n")
        assert heading, f"{self.file} has no section {self.heading}"
        _, following, after = rest.partition("\n## ")
        file.write_text(f"{before}\n{following[1:]}{after}", "utf-8")


class Found(NamedTuple):
    """A finding: its level and the surfaces that have it, rule and place, and the beginnings of the lines it names."""

    level: str
    rule: str
    place: str
    old_line: str = ""
    new_line: str = ""


def compare_revisions(docs: Path, page: str, edits: Iterable[Edit | Cut], folder: Path) -> DiffResult:
    """The comparison of a folder of docs, whose entry is ``page``, with a copy of it in ``folder`` that was edited."""
    old, new = folder / "old", folder / "new"
    for copy in (old, new):
        shutil.copytree(docs, copy)
    for edit in edits:
        edit.apply(new)
    sides = str(old / page), str(new / page)
    return compare_sides(*open_sides(*map(side_of, sides)), ("old", "new"))


def assert_found(result: DiffResult, expected: Iterable[Found], *, with_docs: bool = True) -> None:
    """A comparison has exactly these findings; without ``with_docs`` those of readers only may be any."""
    wanted = {(finding.rule, finding.place): finding for finding in expected}
    findings = [finding for finding in result.findings if with_docs or set(finding.levels) != {"docs"}]
    found = {(finding.rule, finding.place): _found(finding, result) for finding in findings}
    missed = [finding for key, finding in wanted.items() if key not in found]
    others = [finding for key, finding in found.items() if key not in wanted]
    assert not (missed or others), f"missed: {missed}; not expected: {others}"
    unlike = [(finding, wanted[key]) for key, finding in found.items() if not _agree(finding, wanted[key])]
    assert not unlike, unlike


def _agree(found: Found, wanted: Found) -> bool:
    lines = (found.old_line, wanted.old_line), (found.new_line, wanted.new_line)
    return found.level == wanted.level and all(
        line.startswith(start) and bool(line) == bool(start) for line, start in lines
    )


def _found(finding: Finding, result: DiffResult) -> Found:
    level = result.level(finding)
    surfaces = (surface for surface, own in finding.levels.items() if own is level)
    lines = _line(finding.old_at), _line(finding.new_at)
    return Found(f"{level.value} {'/'.join(surfaces)}", finding.rule, finding.place, *lines)


def _line(at: Position | None) -> str:
    return Path(at.file).read_text("utf-8").split("\n")[at.line - 1] if at else ""

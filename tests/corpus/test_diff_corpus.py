"""Diffs between revisions of a real document whose changes are known."""

from functools import cache
from itertools import combinations, pairwise

import pytest

from corpus.conftest import extraction
from documents import SIDESCALE
from slatebind.diff.reports import as_json, diagnostics, html, markdown
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding, Level
from slatebind.project.diffing import compare_sides
from slatebind.project.sides import open_sides, side_of

UNCHANGED = [("03", "04"), ("05", "07"), ("08", "09"), *pairwise(["09", "10", "11", "12", "13", "14", "15"])]
UNCHANGED += [("16", "17"), ("17", "18")]
ADDED = {("18", "19"): 44, ("19", "20"): 36, ("20", "21"): 21, ("21", "22"): 11}


@cache
def compared(old: str, new: str) -> DiffResult:
    """The comparison of two revisions, on all surfaces."""
    files = [str(next(SIDESCALE.glob(f"{number}-*.md"))) for number in (old, new)]
    return compare_sides(*open_sides(*map(side_of, files)), (old, new))


def on(result: DiffResult, *surfaces: str) -> list[Finding]:
    """The findings that affect these surfaces."""
    return [finding for finding in result.findings if set(surfaces) & set(finding.levels)]


@pytest.mark.parametrize(("old", "new"), UNCHANGED)
def test_changes_of_text_only(old: str, new: str) -> None:
    """If only texts changed, there are no findings for callers and code."""
    assert on(compared(old, new), "wire", "sdk") == []
    assert compared(old, new).bump in ("none", "patch")


def test_removed_commands_are_reported() -> None:
    """Two removed commands are two findings; the groups and models removed with them are not reported again."""
    found = on(compared("07", "08"), "wire", "sdk")
    assert [(finding.rule, finding.place) for finding in found] == [
        ("command-removed", "deleteAutoScaleVmProfile"),
        ("command-removed", "copyIso"),
    ]
    assert {level for finding in found for surface, level in finding.levels.items() if surface != "docs"} == {
        Level.BREAKING
    }


def test_renames_and_corrections() -> None:
    """Names that changed in case and corrected typos are neither removals nor additions."""
    result = compared("07", "19")
    breaking = [finding for finding in result.findings if result.level(finding) is Level.BREAKING]
    assert [(finding.rule, finding.place, finding.levels.get("wire")) for finding in breaking] == [
        ("group-renamed", "groups.AutoScale", None),
        ("field-renamed", "models.Iso.fields.crossZones", Level.BREAKING),
    ]
    repaired = [
        (finding.place, finding.old_at.line)
        for finding in result.findings
        if finding.rule == "docs-repaired" and finding.old_at
    ]
    assert ("deleteAutoScaleVmProfile.command-name-mismatch", 69) in repaired
    assert ("listHypervisors.name-identifier", 136) in repaired
    swapped = [line for place, line in repaired if place.endswith("table-columns-swapped")]
    assert swapped == [176], "the three rows are one finding"
    assert not [finding for finding in result.findings if finding.rule.endswith("-removed")]


@pytest.mark.parametrize(("old", "new"), ADDED)
def test_added_commands(old: str, new: str) -> None:
    """If only commands were added, exactly these are reported, each at its line in the new document."""
    was, now = (extraction(number).spec for number in (old, new))
    names = {command.name for command in now.commands} - {command.name for command in was.commands}
    found = on(compared(old, new), "wire", "sdk")
    assert {finding.place for finding in found} == names
    assert len(found) == len(names) == ADDED[old, new]
    assert {finding.rule for finding in found} == {"command-added"}
    assert all(
        finding.new_at and finding.new_at == extraction(new).positions["commands", finding.place] for finding in found
    )


@pytest.mark.parametrize(("old", "new"), list(combinations(["16", "17", "18", "19", "20", "21", "22"], 2)))
def test_distant_revisions(old: str, new: str) -> None:
    """A document that only grew has only additions, across any number of revisions; reversed, all are removals."""
    added = {finding.place for finding in on(compared(old, new), "wire", "sdk")}
    assert {finding.rule for finding in on(compared(old, new), "wire", "sdk")} <= {"command-added"}
    assert {finding.place for finding in on(compared(new, old), "wire", "sdk")} == added


@pytest.mark.parametrize("number", ["01", "02", "03", "05", "08", "15"])
def test_any_two_can_be_compared(number: str) -> None:
    """Even different documents, and in every output format."""
    for pair in ((number, "22"), ("22", number)):
        result = compared(*pair)
        assert result.findings
        for tell in (as_json.render, html.render, markdown.render, markdown.changelog):
            assert tell(result)
        for form in ("sarif", "junit", "github"):
            assert diagnostics.render([result], form)

"""One change is one finding, and says what it is."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from slatebind.diff.result import DiffResult
from slatebind.pipeline import dump_spec, extract

Told = list[tuple[str, str, str]]
DEPTH = "**depth**|Its depth|integer\n"
NAME = "**name**|The name of the berth|string|255|false"


@pytest.fixture
def found(
    document: Callable[..., str], compared: Callable[[str, str], DiffResult]
) -> Callable[[Mapping[str, str], Mapping[str, str]], Told]:
    """What is found between the document with some words and with others: rule, place and worst level."""

    def found(old: Mapping[str, str], new: Mapping[str, str]) -> Told:
        result = compared(document("old.md", old), document("new.md", new))
        return [(one.rule, one.place, result.level(one).value) for one in result.findings]

    return found


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("The name", "The name, must be used with the quay ID parameter", [("constraint-added", "warning")]),
        ("The name. Must be used with quayid", "The name", [("constraint-removed", "info")]),
        ("The name. Defaults to A", "The name. Defaults to B", [("constraint-added", "warning")]),
        ("The name. Defaults to A", "Its name; defaults to A", [("description-changed", "info")]),
        ("Mutually exclusive with the id parameter.", "mutually exclusive with ID", [("description-changed", "info")]),
        ("The name", "The  NAME", []),
    ],
)
def test_constraints_in_prose(found: Callable[..., Told], before: str, after: str, told: list[tuple[str, str]]) -> None:
    """What a parameter's description demands concerns callers; the same in other words only readers."""
    changes = found({"The name of the berth": before}, {"The name of the berth": after})
    assert [(rule, level) for rule, _, level in changes] == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Its depth", "Its depth. Shown to root admins only", "constraint-added"),
        ("Its depth", "In metres by default", ""),
    ],
)
def test_who_sees_a_field(found: Callable[..., Told], before: str, after: str, told: str) -> None:
    """Of a field only that binds who gets to see it."""
    changes = found({}, {before: after})
    assert [rule for rule, *_ in changes] == [told or "description-changed"]


def test_a_row_that_is_gone_was_not_put_right(found: Callable[..., Told]) -> None:
    """What was wrong with it is no other change; a slip that is put right is told by itself."""
    slip = {"**depth**|Its depth|integer\n": "**depth**|Its depth|intager\n"}
    assert found(slip, {DEPTH: ""}) == [("field-removed", "models.Berth.fields.depth", "breaking")]
    assert ("docs-repaired", "listBerths.type-known", "info") in found(slip, {})
    assert ("docs-damaged", "listBerths.type-known", "warning") in found({}, slip)


def test_most_of_something_is_gone(found: Callable[..., Told]) -> None:
    """Many rows of one table are doubted beside being told; a few are not."""
    many = {DEPTH: "".join(f"**field{number}**|Field {number}|string\n" for number in range(9))}
    few = {DEPTH: "".join(f"**field{number}**|Field {number}|string\n" for number in range(7))}
    doubts = [one for one in found(many, {}) if one[0] == "suspicious-mass-removal"]
    assert doubts == [("suspicious-mass-removal", "models.Berth.fields", "warning")]
    assert "suspicious-mass-removal" not in [rule for rule, *_ in found(many, few)]


def test_most_of_a_document_is_gone(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """That is told beside each of its commands, at the documents as a whole."""
    commands = "".join(f"## doThing{number}\n\nDoes it.\n\n" for number in range(9))
    result = compared(document("old.md", {"## listBerths": f"{commands}## listBerths"}), document("new.md"))
    (doubt,) = [one for one in result.findings if one.rule == "suspicious-mass-removal"]
    assert (doubt.message, doubt.place) == ("9 of 11 commands were removed", "docs.suspicious-mass-removal")
    assert [str(at).partition(":")[0] for at in (doubt.old_at, doubt.new_at)] == ["old.md", "new.md"]
    assert len(result.findings) == 10


def test_a_command_that_became_asynchronous(found: Callable[..., Told]) -> None:
    """The fields of its job are echoes."""
    mark = {
        "Deletes a berth.\n": "Deletes a berth.\n\n<aside class='notice'>Asynchronous</aside>\n",
        "**success**": "**jobid**|The job|uuid\n**jobstatus**|Its state|integer\n**success**",
    }
    rules = [(rule, place) for rule, place, level in found({}, mark) if level == "breaking"]
    assert rules == [("command-became-async", "deleteBerth.async")]


def test_a_spec_knows_nothing_of_repairs(
    document: Callable[..., str], compared: Callable[[str, str], DiffResult]
) -> None:
    """Docs beside the spec that was extracted from them differ in nothing."""
    name = document("docs.md", {"|integer\n": "|intager\n"})
    spec = extract(name).spec
    assert spec is not None
    Path("spec.yaml").write_text(dump_spec(spec), encoding="utf-8")
    assert compared("spec.yaml", name).findings == ()
    assert compared(name, "spec.yaml").findings == ()

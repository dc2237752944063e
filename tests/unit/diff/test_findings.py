"""Each change is one finding, with its rule, place and level."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Level
from slatebind.project.steps import dump_spec, extract
from slatebind.spec.model import Api, ErrorCode, Spec

Findings = list[tuple[str, str, str]]
DEPTH = "**depth**|Its depth|integer\n"
NAME = "**name**|The name of the berth|string|255|false"


@pytest.fixture
def found(
    document: Callable[..., str], compared: Callable[[str, str], DiffResult]
) -> Callable[[Mapping[str, str], Mapping[str, str]], Findings]:
    """The findings between two versions of the document: rule, place and most severe level."""

    def found(old: Mapping[str, str], new: Mapping[str, str]) -> Findings:
        result = compared(document("old.md", old), document("new.md", new))
        return [(finding.rule, finding.place, result.level(finding).value) for finding in result.findings]

    return found


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The name", "The name, must be used with the quay ID parameter", [("param-dependency-added", "warning")]),
        ("The name. Must be used with quayid", "The name", [("param-dependency-removed", "info")]),
        ("The name. Must be used with quayid", "The name. Must be used with quiayd", [("description-changed", "info")]),
        (
            "The name. Must be used with quayid",
            "The name. Mutually exclusive with quayid",
            [("param-dependency-added", "warning"), ("param-dependency-removed", "info")],
        ),
        ("The name", "The name. Must be used with care", [("constraint-added", "warning")]),
        ("The name. Must be used with care", "The name", [("constraint-removed", "info")]),
        ("The name. Default is 'a'", "The name. Defaults to 'a'", [("description-changed", "info")]),
        ("The name. Default is 'a'", "The name. Default is 'b'", [("param-default-changed", "warning")]),
        ("The name. Defaults to A", "The name. Defaults to B", [("constraint-added", "warning")]),
        ("The name. Defaults to A", "Its name; defaults to A", [("description-changed", "info")]),
        ("Mutually exclusive with the id parameter.", "mutually exclusive with ID", [("description-changed", "info")]),
        ("The name", "The  NAME", []),
    ],
)
def test_constraints_in_prose(
    found: Callable[..., Findings], before: str, after: str, expected: list[tuple[str, str]]
) -> None:
    """A new constraint in a parameter's description is a warning; other words for the same one only change the text."""
    changes = found({"The name of the berth": before}, {"The name of the berth": after})
    assert [(rule, level) for rule, _, level in changes] == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Its depth", "Its depth. Shown to root admins only", "constraint-added"),
        ("Its depth", "In metres by default", ""),
    ],
)
def test_constraints_on_fields(found: Callable[..., Findings], before: str, after: str, expected: str) -> None:
    """On a field the only constraint is who receives it."""
    changes = found({}, {before: after})
    assert [rule for rule, *_ in changes] == [expected or "description-changed"]


def test_an_error_in_a_removed_row_is_not_fixed(found: Callable[..., Findings]) -> None:
    """Removing the row is the only change; fixing the error in it is a finding of its own."""
    error = {"**depth**|Its depth|integer\n": "**depth**|Its depth|intager\n"}
    assert found(error, {DEPTH: ""}) == [("field-removed", "models.Berth.fields.depth", "breaking")]
    assert ("docs-repaired", "listBerths.type-known", "info") in found(error, {})


def test_an_error_in_a_row_that_breaks_is_below_the_break(
    document: Callable[..., str], compared: Callable[[str, str], DiffResult]
) -> None:
    """The misspelled type is why the type changed, one problem; an error in another row is a finding of its own."""
    old = document("old.md")
    result = compared(old, document("new.md", {DEPTH: "**depth**|Its depth|intager\n"}))
    assert [finding.rule for finding in result.findings] == ["field-type-changed"]
    assert [consequence.place for consequence in result.findings[0].consequences] == ["listBerths.type-known"]
    result = compared(old, document("new.md", {"Its name|string\n": "Its name|strring\n"}))
    assert {finding.rule for finding in result.findings} == {"docs-damaged", "type-word-changed"}
    assert [finding.consequences for finding in result.findings] == [(), ()]


def test_the_same_error_in_several_rows(
    document: Callable[..., str], compared: Callable[[str, str], DiffResult]
) -> None:
    """It is one finding of its command, with the number of rows."""
    swapped = {
        "Response Name|Description|Type\n-------------|-----------|----\n**id**|The berth|uuid\n**name**|Its": (
            "Response Name|Type|Description\n-------------|----|-----------\n**id**|The berth|uuid\n**name**|Its"
        )
    }
    old, new = document("old.md"), document("new.md", swapped)
    damaged = compared(old, new).findings
    assert [(finding.rule, finding.place) for finding in damaged] == [
        ("docs-damaged", "listBerths.table-columns-swapped")
    ]
    assert damaged[0].message.endswith("(3 times)")
    repaired = compared(new, old).findings
    assert [finding.rule for finding in repaired] == ["docs-repaired"]
    assert repaired[0].message.endswith("(3 times)")


def test_mass_removal_of_rows(found: Callable[..., Findings]) -> None:
    """Removing many rows of a table at once is suspicious; removing a few is not."""
    many = {DEPTH: "".join(f"**field{number}**|Field {number}|string\n" for number in range(9))}
    few = {DEPTH: "".join(f"**field{number}**|Field {number}|string\n" for number in range(7))}
    suspicious = [finding for finding in found(many, {}) if finding[0] == "suspicious-mass-removal"]
    assert suspicious == [("suspicious-mass-removal", "models.Berth.fields", "warning")]
    assert "suspicious-mass-removal" not in [rule for rule, *_ in found(many, few)]


def test_mass_removal_of_commands(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """It is reported for the documents as a whole, in addition to each command."""
    commands = "".join(f"## doThing{number}\n\nDoes it.\n\n" for number in range(9))
    result = compared(document("old.md", {"## listBerths": f"{commands}## listBerths"}), document("new.md"))
    (suspicious,) = [finding for finding in result.findings if finding.rule == "suspicious-mass-removal"]
    assert (suspicious.message, suspicious.place) == ("9 of 11 commands were removed", "docs.suspicious-mass-removal")
    assert [str(at).partition(":")[0] for at in (suspicious.old_at, suspicious.new_at)] == ["old.md", "new.md"]
    assert len(result.findings) == 10


def test_a_command_that_became_asynchronous(found: Callable[..., Findings]) -> None:
    """The fields of its job are not reported separately."""
    mark = {
        "Deletes a berth.\n": "Deletes a berth.\n\n<aside class='notice'>Asynchronous</aside>\n",
        "**success**": "**jobid**|The job|uuid\n**jobstatus**|Its state|integer\n**success**",
    }
    rules = [(rule, place) for rule, place, level in found({}, mark) if level == "breaking"]
    assert rules == [("command-became-async", "deleteBerth.async")]


def test_a_spec_has_no_errors_of_docs(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """Docs and the spec that was extracted from them do not differ."""
    name = document("docs.md", {"|integer\n": "|intager\n"})
    spec = extract(name).spec
    assert spec is not None
    Path("spec.yaml").write_text(dump_spec(spec), encoding="utf-8")
    assert compared("spec.yaml", name).findings == ()
    assert compared(name, "spec.yaml").findings == ()


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("Unauthorized", "Forbidden", "name of error 401 changed from `Unauthorized` to `Forbidden`"),
        ("", "Forbidden", "name `Forbidden` of error 401 is now documented"),
        ("Unauthorized", "", "name `Unauthorized` of error 401 is no longer documented"),
    ],
)
def test_an_error_with_another_name(before: str, after: str, message: str) -> None:
    """Errors are identified by their codes, so that another name is a change of the docs."""
    old, new = (
        Spec(api=Api(name="harbor", protocol="cloudstack"), errors=(ErrorCode(code=401, name=name),))
        for name in (before, after)
    )
    (finding,) = classify_changes(Comparison(old, new))
    assert (finding.rule, finding.place, finding.message) == ("error-renamed", "errors.401.name", message)
    assert finding.levels == {"docs": Level.INFO}

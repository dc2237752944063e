"""Changes with one cause are one finding: consequences are listed below it, equal changes name all places."""

from collections.abc import Callable
from datetime import date

import pytest

from slatebind.diff.ignores import Ignore, Ignores
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding, Level, Surface
from slatebind.project.diffing import compare_sides
from slatebind.spec.codec import load

HEAD = "slatebind: 1\napi: {name: x, protocol: cloudstack}\ngroups: [{name: Quay}]\n"
QUAY = "{name: id, type: uuid}, {name: name, type: string}, {name: state, type: string}"
DONE = "{name: success, type: boolean}, {name: displaytext, type: string}"


def compare(old: str, new: str, *entries: Ignore, surfaces: tuple[Surface, ...] = ("wire", "sdk")) -> DiffResult:
    """The comparison of two specs: what follows their groups."""
    sides = [load(f"{HEAD}{text}", "spec.yaml") for text in (old, new)]
    assert [side.spec for side in sides] != [None, None], [side.diagnostics for side in sides]
    ignores = Ignores(entries, {}, "slatebind-diff.yaml")
    return compare_sides(*sides, ("old", "new"), surfaces=surfaces, ignores=ignores, today=date(2026, 1, 1))


def spec(models: dict[str, str], **responses: str) -> str:
    """These fields of models, and commands with these models or responses."""
    lines = ["commands:"]
    for name, response in responses.items():
        text = response if ":" in response else f"shape: object, model: {response}"
        lines.append(f"- {{name: {name}, group: Quay, response: {{{text}}}}}")
    return "\n".join((*lines, "models:", *(f"- {{name: {name}, fields: [{text}]}}" for name, text in models.items())))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, list[str]]]:
    """The rule of each finding, and the places below it."""
    return [(finding.rule, sorted(below.place for below in finding.consequences)) for finding in findings]


MODELS = {"Quay": QUAY, "Success": DONE}
SWITCHED = (
    spec(MODELS, getQuay="Quay", openQuay="Quay", closeQuay="Quay", dropQuay="Success"),
    spec(MODELS, getQuay="Quay", openQuay="Success", closeQuay="Success", dropQuay="Success"),
)
FIELDS = [
    *("models.Quay.fields.id", "models.Quay.fields.name", "models.Quay.fields.state"),
    *("models.Success.fields.displaytext", "models.Success.fields.success"),
]


def test_another_model_is_one_break() -> None:
    """It names all commands that switched; the fields that this adds and removes are listed below it."""
    result = compare(*SWITCHED)
    assert told(result.findings) == [("response-model-changed", FIELDS)]
    assert result.findings[0].commands == ("openQuay", "closeQuay")
    assert (result.counts[Level.BREAKING], result.bump) == (1, "major")


def test_commands_that_switch_to_different_models() -> None:
    """Each has its cause, with the fields that it lost below it."""
    models = {**MODELS, "Crane": "{name: load, type: integer}"}
    old = spec(models, getQuay="Quay", openQuay="Quay", closeQuay="Quay", dropQuay="Success", getCrane="Crane")
    new = spec(models, getQuay="Quay", openQuay="Crane", closeQuay="Success", dropQuay="Success", getCrane="Crane")
    gone = [place for place in FIELDS if "Quay" in place]
    assert told(compare(old, new).findings) == [
        ("response-model-changed", ["models.Crane.fields.load", *gone]),
        ("response-model-changed", FIELDS),
    ]


def test_a_model_with_other_fields_is_one_break() -> None:
    """Although its name is the same; a few fields more or less are findings of their own."""
    result = compare(spec({"Quay": QUAY}, getQuay="Quay"), spec({"Quay": DONE}, getQuay="Quay"))
    assert [(rule, len(places)) for rule, places in told(result.findings)] == [("response-model-changed", 5)]
    assert result.counts[Level.BREAKING] == 1
    fewer = compare(spec({"Quay": QUAY}, getQuay="Quay"), spec({"Quay": QUAY.rpartition(", {")[0]}, getQuay="Quay"))
    assert told(fewer.findings) == [("field-removed", [])]


@pytest.mark.parametrize("surface", ["wire", "sdk"])
def test_the_cause_is_as_severe_as_its_worst_consequence(surface: Surface) -> None:
    """Also on a surface that the cause alone does not concern, such as the name of the class in responses."""
    result = compare(*SWITCHED, surfaces=(surface,))
    assert [finding.levels[surface] for finding in result.findings] == [Level.BREAKING]
    assert told(result.findings) == [("response-model-changed", FIELDS)]


def test_a_response_of_another_shape_and_model_is_one_break() -> None:
    """The new model is the cause."""
    old = spec(MODELS, getQuay="Quay", openQuay="Quay", dropQuay="shape: success, model: Success")
    new = spec(
        MODELS, getQuay="Quay", openQuay="shape: success, model: Success", dropQuay="shape: success, model: Success"
    )
    assert told(compare(old, new).findings) == [("response-model-changed", [*FIELDS, "openQuay.response.shape"])]


def test_another_model_in_a_field_is_one_break() -> None:
    """The field's type is the cause; the fields of the models in it are listed below it."""
    models = {**MODELS, "Pier": "{name: parts, type: list, items: Quay}"}
    old = spec(models, getPier="Pier", getQuay="Quay", dropQuay="Success")
    new = spec(
        {**models, "Pier": "{name: parts, type: list, items: Success}"},
        getPier="Pier",
        getQuay="Quay",
        dropQuay="Success",
    )
    assert told(compare(old, new).findings) == [("field-type-changed", FIELDS)]


@pytest.mark.parametrize(("old", "new"), [("false", "true"), ("true", "false")])
def test_a_command_that_becomes_asynchronous_and_responds_with_another_model(old: str, new: str) -> None:
    """That it is asynchronous now, or no longer, is the cause."""
    sides = [
        spec(MODELS, getQuay="Quay", dropQuay="Success", openQuay=model).replace(
            "{name: openQuay,", f"{{name: openQuay, async: {flag},"
        )
        for model, flag in (("Quay", old), ("Success", new))
    ]
    rule = "command-became-async" if new == "true" else "command-became-sync"
    assert told(compare(*sides).findings) == [(rule, FIELDS)]


def test_an_accepted_cause_accepts_its_consequences() -> None:
    """The reason is that of the cause."""
    entry = Ignore(id="response-model-changed", place="models.Success", reason="never used")
    result = compare(*SWITCHED, entry)
    assert (result.findings, told(result.accepted)) == ((), [("response-model-changed", FIELDS)])
    assert [finding.accepted for finding in result.accepted] == ["never used"]
    assert (result.worst, result.bump) == (None, "major")


def test_an_accepted_consequence_is_set_apart() -> None:
    """The rest stays with its cause."""
    entry = Ignore(id="field-removed", place="models.Quay.fields.state", reason="always empty")
    result = compare(*SWITCHED, entry)
    assert told(result.findings) == [("response-model-changed", [place for place in FIELDS if "state" not in place])]
    assert told(result.accepted) == [("field-removed", [])]


def separate(first: str, second: str) -> str:
    """Two models with the same field, of these types, and a field by which they differ."""
    return spec(
        {
            "Quay": f"{{name: id, type: uuid}}, {first}",
            "Pier": f"{{name: length, type: integer}}, {second}",
        },
        getQuay="Quay",
        getPier="Pier",
    )


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("{name: state, type: integer}", "{name: state, type: string}", "field-type-changed"),
        ("{name: name, type: integer}", "{name: name, type: integer}, {name: state, type: string}", "field-added"),
        ("{name: name, type: integer}, {name: state, type: string}", "{name: name, type: integer}", "field-removed"),
    ],
)
def test_equal_changes_of_separate_models_are_one_finding(old: str, new: str, rule: str) -> None:
    """It names all commands and places."""
    (finding,) = compare(separate(old, old), separate(new, new)).findings
    assert (finding.rule, finding.commands) == (rule, ("getQuay", "getPier"))
    assert {finding.place, *finding.other_places} >= {
        place
        for place in (f"models.{name}.fields.state" for name in ("Quay", "Pier"))
        if finding.place.endswith("state")
    }
    assert len(finding.other_places) == 1


def test_unequal_changes_of_separate_models_are_two_findings() -> None:
    """Fields of the same name but of different types are not the same change."""
    old = separate("{name: name, type: string}", "{name: name, type: string}")
    more = "{{name: name, type: string}}, {{name: state, type: {}}}"
    result = compare(old, separate(more.format("string"), more.format("integer")))
    assert told(result.findings) == [("field-added", []), ("field-added", [])]


def test_an_accepted_place_is_not_one_with_the_others() -> None:
    """An entry for one model leaves the same change of another model to be decided."""
    old = separate(
        "{name: state, type: string}, {name: name, type: string}",
        "{name: state, type: string}, {name: name, type: string}",
    )
    new = separate("{name: name, type: string}", "{name: name, type: string}")
    entry = Ignore(id="field-removed", place="models.Quay.*", reason="never filled")
    result = compare(old, new, entry)
    assert [finding.place for finding in result.findings] == ["models.Pier.fields.state"]
    assert [finding.place for finding in result.accepted] == ["models.Quay.fields.state"]


def test_docs(document: Callable[..., str], compared: Callable[[str, str], DiffResult]) -> None:
    """A command of the docs that answers with the fields of another one has one break."""
    fields = "**id**|The berth|uuid\n**name**|Its name|string\n**depth**|Its depth|integer\n"
    done = "**success**|Whether it was done|boolean\n**displaytext**|What happened|string\n"
    close = "\n## closeBerth\n\nCloses.\n\n### Response\n\nResponse Name|Description|Type\n-|-|-\n"
    end = "**displaytext**|What happened|string\n"
    old = document("old.md", {end: f"{end}{close}{fields}"})
    new = document("new.md", {end: f"{end}{close}{done}"})
    breaks = [finding for finding in compared(old, new).findings if finding.level() is Level.BREAKING]
    assert [finding.rule for finding in breaks] == ["response-model-changed"]


def test_models_of_different_commands_are_different() -> None:
    """A model of a command that was removed is not the renamed one of a command that was added."""
    old = spec({"Egress": QUAY}, revokeEgress="Egress")
    new = spec({"Ingress": QUAY}, revokeIngress="Ingress")
    assert told(compare(old, new).findings) == [("command-removed", []), ("command-added", [])]


@pytest.mark.parametrize(("others", "below"), [({}, True), ({"getQuay": "Weight"}, False)])
def test_a_model_named_after_a_renamed_command(others: dict[str, str], *, below: bool) -> None:
    """Its new name follows from that of the command, unless other commands respond with it."""
    old = spec({"Weight": QUAY}, weighQuay="Weight", **others)
    new = old.replace("name: weighQuay,", "name: measureQuay, renamed_from: weighQuay,").replace("Weight", "Measure")
    found = told(compare(old, new).findings)
    model = "models.Measure"
    assert found == ([("command-renamed", [model])] if below else [("command-renamed", []), ("model-renamed", [])])

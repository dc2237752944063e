"""Corrections of a spec, and when they are refused."""

from pathlib import Path

import msgspec
import pytest

import slatebind.spec
from slatebind.spec.codec import load
from slatebind.spec.model import Command, Model, Spec
from slatebind.spec.overlay import apply_overlay
from slatebind.spec.overlay_file import load_overlay, shipped_overlay

SHIPPED = Path(slatebind.spec.__file__).parent / "overlays"
SPEC = """\
slatebind: 1
api: {name: x, protocol: cloudstack}
groups: [{name: ISO}]
commands:
- name: listIsos
  group: ISO
  params:
  - {name: id, type: uuid}
  - {name: details, type: map}
  response: {shape: list, model: Iso}
- name: copyIso
  group: ISO
  response: {shape: object, model: Iso}
models:
- name: Iso
  fields:
  - {name: ostypeid, type: long}
"""


def spec() -> Spec:
    """A spec with a shared model."""
    loaded = load(SPEC, "spec.yaml")
    assert loaded.spec is not None, loaded.diagnostics
    return loaded.spec


def corrected(entries: str) -> tuple[Spec, list[tuple[int, int, str]]]:
    """The spec after an overlay, and the findings as line, column and code."""
    overlay, problems = load_overlay("slatebind: 1\ncommands:\n" + entries, "o.yaml")
    assert overlay is not None, problems
    result = apply_overlay(spec(), overlay)
    return result.spec, [(found.at.line, found.at.column, found.code) for found in result.diagnostics]


def command(result: Spec, name: str) -> Command:
    """One command of a spec."""
    return next(command for command in result.commands if command.name == name)


def test_entry_changes_what_it_says() -> None:
    """What an entry says stands in the spec, everything else is as it was."""
    result, found = corrected("- {name: listIsos, reason: r, response: {key: iso}}\n")
    assert found == []
    assert command(result, "listIsos").response.key == "iso"
    assert command(result, "listIsos").response.model == "Iso"


def test_entry_that_matches_nothing_is_an_error() -> None:
    """A name that is not there is reported at the entry."""
    result, found = corrected("- {name: listIso, reason: r, method: GET}\n")
    assert found == [(3, 3, "overlay-unmatched")]
    assert result == spec()


def test_parameter_that_is_not_there_is_an_error() -> None:
    """So is a parameter's, at the parameter."""
    _, found = corrected("- name: listIsos\n  reason: r\n  params:\n  - {name: idd, required: true}\n")
    assert found == [(6, 5, "overlay-unmatched")]


def test_correction_of_a_shared_model_stays_with_its_command() -> None:
    """A field corrected for one command is not corrected for another."""
    result, found = corrected("- {name: copyIso, reason: r, response: {fields: [{name: ostypeid, type: string}]}}\n")
    assert [code for _, _, code in found] == ["overlay-model-split"]
    assert command(result, "copyIso").response.model == "CopyIsoResponse"
    types = {model.name: model.fields[0].type for model in result.models}
    assert types == {"Iso": "long", "CopyIsoResponse": "string"}


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [("uuid", "string", None), ("long", "uuid", "overlay-not-needed"), ("long", "string", "overlay-conflict")],
)
def test_was_makes_corrections_expire(was: str, now: str, code: str | None) -> None:
    """An entry is applied while the docs say what it was written against, and reported once they do not."""
    params = f"[{{name: id, was: {{type: {was}}}, type: {now}}}]"
    result, found = corrected(f"- {{name: listIsos, reason: r, params: {params}}}\n")
    assert [found_code for _, _, found_code in found] == ([code] if code else [])
    assert command(result, "listIsos").params[0].type == (now if code is None else "uuid")


def test_remove_and_add() -> None:
    """Records go and come only where an entry says so."""
    result, found = corrected(
        "- {name: copyIso, reason: r, remove: true}\n- {name: extractIso, reason: r, add: true, group: ISO}\n"
    )
    assert found == []
    assert [command.name for command in result.commands] == ["listIsos", "extractIso"]


def test_result_must_be_a_spec() -> None:
    """A correction that would leave a dangling name is refused."""
    result, found = corrected("- {name: copyIso, reason: r, response: {model: Nothing}}\n")
    assert [code for _, _, code in found] == ["model-unknown"]
    assert result == spec()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("- {name: x}\n", (3, 3)),
        ("- {name: x, reason: r, respons: {}}\n", (3, 24)),
        ("- {name: x, reason: r, method: FETCH}\n", (3, 32)),
        ("- {reason: r}\n", (3, 3)),
        ("- 7\n", (3, 3)),
        ("  name: x\n", (3, 3)),
    ],
)
def test_bad_overlays_are_refused_at_their_place(text: str, at: tuple[int, int]) -> None:
    """Whatever is wrong with an overlay has a line and a column."""
    overlay, (problem, *_) = load_overlay("slatebind: 1\ncommands:\n" + text, "o.yaml")
    assert overlay is None
    assert (problem.at.line, problem.at.column) == at


def test_shipped_facts_stand_below_the_users() -> None:
    """What the protocol is known to do fills in what the spec does not say, and changes nothing else."""
    shipped = shipped_overlay("cloudstack")
    assert shipped is not None
    result = apply_overlay(spec(), shipped)
    assert result.diagnostics == ()
    assert [command.method for command in result.spec.commands] == ["GET", "POST"]
    assert command(result.spec, "listIsos").params[1].encoding == "indexed"
    mine, _ = corrected("- {name: listIsos, reason: r, method: POST}\n")
    assert command(apply_overlay(mine, shipped).spec, "listIsos").method == "POST"


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.yaml")), ids=lambda file: file.stem)
def test_shipped_overlays_are_sound(file: Path) -> None:
    """Nobody looks at their shape when they are applied."""
    overlay, problems = load_overlay(file.read_text(encoding="utf-8"), file.name)
    assert problems == ()
    assert overlay == shipped_overlay(file.stem)


def test_an_overlay_is_the_same_after_it_was_applied() -> None:
    """What a later entry changes of a record that an earlier one added stands in the spec, not in the overlay."""
    entries = (
        "- {name: newIso, reason: r, add: true, group: ISO, params: [{name: id, type: string}]}\n"
        "- {name: newIso, reason: r, params: [{name: id, was: {type: string}, type: uuid}]}\n"
    )
    overlay, _ = load_overlay("slatebind: 1\ncommands:\n" + entries, "o.yaml")
    assert overlay is not None
    first, again = apply_overlay(spec(), overlay), apply_overlay(spec(), overlay)
    assert again == first
    assert command(first.spec, "newIso").params[0].type == "uuid"


def test_fields_of_a_model_without_any_are_a_conflict() -> None:
    """An entry that knows fields which the docs no longer have is reported."""
    bare = msgspec.structs.replace(spec(), models=(Model(name="Iso"),))
    entry = "- {name: copyIso, reason: r, was: {response: {fields: [{name: id}]}}, method: GET}\n"
    overlay, _ = load_overlay("slatebind: 1\ncommands:\n" + entry, "o.yaml")
    assert overlay is not None
    result = apply_overlay(bare, overlay)
    assert [found.code for found in result.diagnostics] == ["overlay-conflict"]
    assert result.spec == bare


def test_match_finds_by_names_and_patterns_alike() -> None:
    """Patterns, plain names, and a condition; what was removed is not found again."""
    entries = (
        "- {match: ['list*', copyIso], where: {response: {shape: list, model: Iso}}, reason: r, method: GET}\n"
        "- {match: ['[!l]*'], reason: r, remove: true}\n"
        "- {match: [copyIso], reason: r, method: POST}\n"
    )
    result, found = corrected(entries)
    assert [(command.name, command.method) for command in result.commands] == [("listIsos", "GET")]
    assert found == [(5, 3, "overlay-unmatched")]


def test_a_parameter_is_removed_where_an_entry_says_so() -> None:
    """That it is still there is no reason to call the entry needless; once it is gone, nothing matches."""
    result, found = corrected("- {name: listIsos, reason: r, params: [{name: id, remove: true}]}\n")
    assert found == []
    assert [param.name for param in command(result, "listIsos").params] == ["details"]
    _, found = corrected("- {name: copyIso, reason: r, params: [{name: id, remove: true}]}\n")
    assert [code for _, _, code in found] == ["overlay-unmatched"]


def test_null_removes_all_parameters() -> None:
    """As it removes any other key."""
    result, found = corrected("- {name: listIsos, reason: r, params: null, response: null}\n")
    assert found == []
    assert command(result, "listIsos").params == ()
    assert command(result, "listIsos").response.model is None


def test_what_changed_a_record_is_traced() -> None:
    """Each entry that changed a command, or the model that it answers with; not those that changed nothing."""
    entries = (
        "- {name: listIsos, reason: first, method: GET}\n"
        "- {name: listIsos, reason: second, method: GET}\n"
        "- {match: ['*Iso*'], reason: third, deprecated: true}\n"
        "- {name: copyIso, reason: fourth, response: {fields: [{name: ostypeid, type: string}]}}\n"
        "- {name: copyIso, reason: fifth, response: {fields: [{name: ostypeid, description: x}]}}\n"
        "- {name: listIsos, reason: sixth, remove: true}\n"
        "- {name: newIso, reason: seventh, add: true, group: ISO}\n"
        "models:\n- {name: Iso, reason: eighth, fields: [{name: ostypeid, type: uuid}]}\n"
    )
    overlay, problems = load_overlay("slatebind: 1\ncommands:\n" + entries, "o.yaml")
    assert overlay is not None, problems
    result = apply_overlay(spec(), overlay)
    assert [(correction.at.line, correction.reason, correction.record) for correction in result.corrections] == [
        (3, "first", ("commands", "listIsos")),
        (5, "third", ("commands", "listIsos")),
        (5, "third", ("commands", "copyIso")),
        (6, "fourth", ("commands", "copyIso")),
        (7, "fifth", ("commands", "copyIso")),
        (8, "sixth", ("commands", "listIsos")),
        (9, "seventh", ("commands", "newIso")),
        (11, "eighth", ("models", "Iso")),
    ]


def test_an_optional_fact_that_the_spec_states_splits_no_model() -> None:
    """There is nothing to change."""
    text = (
        "slatebind: 1\noptional: true\ncommands:\n"
        "- {name: copyIso, reason: r, response: {fields: [{name: ostypeid, type: long}]}}\n"
    )
    overlay, _ = load_overlay(text, "o.yaml")
    assert overlay is not None
    result = apply_overlay(spec(), overlay)
    assert (result.spec, result.diagnostics, result.corrections) == (spec(), (), ())


def test_a_shipped_model_is_added_where_a_field_holds_it() -> None:
    """With the models that it holds, and no others; what the docs say of a field or a model stands above it."""
    text = SPEC.replace("- {name: ostypeid, type: long}", "- {name: nic, type: list}\n  - {name: user, type: string}")
    text += "  - {name: securitygroup, type: list}\n  - {name: tags, type: list, items: string}\n"
    text += "- name: Nic\n  fields:\n  - {name: mac, type: string}\n"
    loaded = load(text, "spec.yaml").spec
    overlay = shipped_overlay("cloudstack")
    assert loaded is not None
    assert overlay is not None
    result = apply_overlay(loaded, overlay)
    models = {model.name: {field.name: field.items for field in model.fields} for model in result.spec.models}
    assert models["Iso"] == {"nic": "Nic", "user": None, "securitygroup": "SecurityGroup", "tags": "string"}
    assert models["Nic"] == {"mac": None}
    assert list(models) == ["Iso", "Nic", "ResourceTag", "SecurityGroup", "SecurityGroupRule"]
    assert {made.record[1] for made in result.corrections if made.record[0] == "models"} == {*models} - {"Nic"}


def test_a_corrected_description_replaces_the_text_of_the_command() -> None:
    """Which stands above that of the model."""
    own = "model: Iso, descriptions: {ostypeid: Odd}}"
    loaded = load(SPEC.replace("{shape: object, model: Iso}", f"{{shape: object, {own}"), "spec.yaml").spec
    assert loaded is not None
    entry = "- {name: copyIso, reason: r, response: {fields: [{name: ostypeid, description: Even}]}}\n"
    overlay, _ = load_overlay(f"slatebind: 1\ncommands:\n{entry}", "o.yaml")
    assert overlay is not None
    response = command(apply_overlay(loaded, overlay).spec, "copyIso").response
    assert (response.model, response.descriptions) == ("CopyIsoResponse", {})

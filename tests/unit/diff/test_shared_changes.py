"""What several commands share is compared for each command, and reported once."""

from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.spec.codec import load
from slatebind.spec.model import Spec

HEAD = "slatebind: 1\napi: {name: x, protocol: cloudstack}\ngroups: [{name: Quay}]\n"


def spec(models: dict[str, str], **responses: str) -> Spec:
    """A spec with these fields of models, and these responses of commands."""
    commands = (f"- {{name: {name}, group: Quay, response: {{{response}}}}}" for name, response in responses.items())
    fields = (f"- name: {name}\n  fields: [{text}]" for name, text in models.items())
    loaded = load("\n".join((f"{HEAD}commands:", *commands, "models:", *fields)), "spec.yaml")
    assert loaded.spec is not None, loaded.diagnostics
    return loaded.spec


def found(old: Spec, new: Spec) -> list[tuple[str, str, tuple[str, ...]]]:
    """The rule, the message and the commands of each finding."""
    return [(finding.rule, finding.message, finding.commands) for finding in classify_changes(Comparison(old, new))]


def test_a_field_of_a_model_that_was_split() -> None:
    """It is removed from the responses of all commands: one finding names them."""
    fields = "{name: id, type: uuid}, {name: name, type: string}, {name: state, type: string}"
    rest = "{name: id, type: uuid}, {name: name, type: string}"
    list_, get = "shape: list, model: Quay", "shape: object, model: Quay"
    old = spec({"Quay": fields}, listQuays=list_, openQuay=get, closeQuay=get)
    new = spec(
        {"Quay": rest, "CloseQuayResponse": f"{rest}, {{name: lit, type: boolean}}"},
        listQuays=list_,
        openQuay=get,
        closeQuay="shape: object, model: CloseQuayResponse",
    )
    findings = found(old, new)
    assert findings.count(("field-removed", "field `state` was removed", ("listQuays", "openQuay", "closeQuay"))) == 1
    assert [rule for rule, *_ in findings].count("field-removed") == 1
    assert [rule for rule, *_ in found(new, old)].count("field-added") == 1


def test_texts_are_compared_for_each_command() -> None:
    """Those of the model and those of the command: only what a reader of the command sees."""
    field = "{{name: id, type: uuid, description: {}}}"
    own = "shape: object, model: Quay, descriptions: {id: Which one}"
    shared = "shape: object, model: Quay"
    old = spec({"Quay": field.format("The quay")}, getQuay=shared, openQuay=own)
    other = "shape: object, model: Quay, descriptions: {id: The quay}"
    moved = spec({"Quay": field.format("Which one")}, getQuay=other, openQuay=shared)
    assert found(old, moved) == []
    changed = spec({"Quay": field.format("The number")}, getQuay=shared, openQuay=own)
    assert found(old, changed) == [("description-changed", "description of `id` changed", ("getQuay",))]
    both = spec({"Quay": field.format("The number")}, getQuay=shared, openQuay=shared)
    assert found(old, both) == [("description-changed", "description of `id` changed", ("getQuay", "openQuay"))]

"""Lines of code that read a field of a response."""

from slatebind.diff.response_changes import FieldChanged, FieldRemoved, FieldRenamed, InResponses
from slatebind.diff.verdict import Witness


def removed_field_witness(change: FieldRemoved) -> Witness:
    """Code that reads a field which does not exist any more."""
    before, _, arguments = _response_objects(change)
    field = change.old_sdk.field(change.models.old.name, change.old.name)
    return Witness(f"{before}.{field.id}", given=arguments)


def renamed_field_witness(change: FieldRenamed) -> Witness:
    """Code that reads a field, and the same by its new name."""
    before, after, arguments = _response_objects(change)
    old = change.old_sdk.field(change.models.old.name, change.old.name)
    new = change.new_sdk.field(change.models.new.name, change.new.name)
    return Witness(f"{before}.{old.id}", f"{after}.{new.id}", arguments)


def _response_objects(change: InResponses) -> tuple[str, str, dict[str, str]]:
    """An object in code, as it was and as it is, and the arguments that this takes.

    If commands respond with another model now, it is the result of such a command: the old model may still exist.
    """
    models = change.models
    command = None
    if not models.is_match:
        command = change.comparison.example_command(models.old.name, models.new.name)
    if command is None:
        return "answer", "answer", {"answer": f"models.{change.old_sdk.models[models.old.name].cls}"}
    old, new = command.names
    return (
        change.old_sdk.response_object(old),
        change.new_sdk.response_object(new),
        change.old_sdk.argument_types(old),
    )


def field_type_witness(change: FieldChanged) -> Witness:
    """Code that reads a field by its old type. A value of unknown type may be used in any way."""
    model = change.models.old.name
    old = change.old_sdk.field(model, change.old.name)
    new = change.new_sdk.field(change.models.new.name, change.new.name)
    arguments = {"answer": f"models.{change.old_sdk.models[model].cls}"}
    if old.type == "Any":
        return Witness(f"answer.{old.id} and answer.{old.id}.anything", f"answer.{new.id}", arguments)
    if old.type == "list[Any]":
        return Witness(f"[one.anything for one in answer.{old.id} or ()]", f"answer.{new.id}", arguments)
    before, after = (f"read: {field.type} | None = answer.{field.id}" for field in (old, new))
    return Witness(before, after, arguments)

"""Lines of code that read a field of a response."""

from slatebind.diff.response_changes import FieldChanged, FieldRemoved, FieldRenamed, InResponses
from slatebind.diff.verdict import Witness


def removed_field_witness(change: FieldRemoved) -> Witness:
    """Code that reads a field which does not exist any more."""
    before, _, arguments = _response_objects(change)
    sdk = change.old_sdk
    return sdk.witness(sdk.read(before, sdk.field(change.models.old.name, change.old.name).id), given=arguments)


def renamed_field_witness(change: FieldRenamed) -> Witness:
    """Code that reads a field, and the same by its new name."""
    before, after, arguments = _response_objects(change)
    old = change.old_sdk.field(change.models.old.name, change.old.name)
    new = change.new_sdk.field(change.models.new.name, change.new.name)
    return change.old_sdk.witness(change.old_sdk.read(before, old.id), change.new_sdk.read(after, new.id), arguments)


def _response_objects(change: InResponses) -> tuple[str, str, dict[str, str]]:
    """An object in code, as it was and as it is, and the arguments that this takes.

    If commands respond with another model now, it is the result of such a command: the old model may still exist.
    """
    models = change.models
    command = None
    if not models.is_match:
        command = change.comparison.example_command(models.old.name, models.new.name)
    if command is None:
        return "answer", "answer", {"answer": change.old_sdk.model(models.old.name)}
    old, new = command.names
    return (
        change.old_sdk.response_object(old),
        change.new_sdk.response_object(new),
        change.old_sdk.argument_types(old),
    )


def field_type_witness(change: FieldChanged) -> Witness:
    """Code that reads a field by its old type. A value of unknown type may be used in any way."""
    old, new = change.old_sdk, change.new_sdk
    old_model, new_model = change.models.names
    old_field, new_field = old.field(old_model, change.old.name), new.field(new_model, change.new.name)
    given = {"answer": old.model(old_model)}
    before, after = old.read("answer", old_field.id), new.read("answer", new_field.id)
    if unchecked := old.unchecked(old_field.type, before):
        return old.witness(unchecked, after, given)
    return old.witness(
        old.declared(old.nullable(old_field.type), before), new.declared(new.nullable(new_field.type), after), given
    )

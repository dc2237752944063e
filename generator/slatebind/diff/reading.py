"""Lines of code that read a field of an answer."""

from slatebind.diff.comparison import Comparison
from slatebind.diff.rule import Case
from slatebind.diff.verdict import Witness


def field_witness(case: Case, old: str, new: str = "") -> Witness:
    """Code that reads a field, and how it reads it now; ``new`` is empty where it is gone."""
    models = str((case.fact.old or case.fact.new)[1]), case.comparison.names["models"].get(case.fact.old[1])
    field = case.old_sdk.field(models[0], old)
    after = f"answer.{case.new_sdk.field(case.fact.new[1], new).id}" if new else ""
    return Witness(f"answer.{field.id}", after, {"answer": f"models.{case.old_sdk.models[models[0]].cls}"})


def typed_witness(case: Case, name: str) -> Witness:
    """Code that reads a field as what it was. What is known of nothing may be used for anything."""
    model = str(case.fact.old[1])
    field = case.old_sdk.field(model, name)
    given = {"answer": f"models.{case.old_sdk.models[model].cls}"}
    after = case.new_sdk.field(str(case.fact.new[1]), str(case.fact.new[3]))
    if field.type == "Any":
        return Witness(f"answer.{field.id} and answer.{field.id}.anything", f"answer.{after.id}", given)
    if field.type == "list[Any]":
        return Witness(f"[one.anything for one in answer.{field.id} or ()]", f"answer.{after.id}", given)
    return Witness(
        f"read: {field.type} | None = answer.{field.id}", f"read: {after.type} | None = answer.{after.id}", given
    )


def direct_user(comparison: Comparison, old: str, new: str) -> tuple[str, str] | None:
    """A command, by both its names, that answers with these models themselves and otherwise as before."""
    for name, became in comparison.names["commands"].items():
        models = comparison.old_commands[name].response.model, comparison.new_commands[became].response.model
        if models == (old, new) and became not in comparison.became_other_kind:
            return name, became
    return None

"""Lines of code that read a field of an answer."""

from slatebind.diff.rule import Case
from slatebind.diff.verdict import Witness


def field_witness(case: Case, old: str, new: str = "") -> Witness:
    """Code that reads a field, and how it reads it now; ``new`` is empty where it is gone."""
    model = str(case.fact.old[1])
    before, now, given = _answers(case, model)
    field = case.old_sdk.field(model, old)
    after = f"{now}.{case.new_sdk.field(case.fact.new[1], new).id}" if new else ""
    return Witness(f"{before}.{field.id}", after, given)


def _answers(case: Case, model: str) -> tuple[str, str, dict[str, str]]:
    """An answer in code, as it was and as it is, and the arguments that this takes.

    Where commands answer with another model now, it is what such a command gives: the old model may still be there.
    """
    answer = case.answer
    names = None
    if answer is not None and not case.comparison.is_pair(answer):
        names = case.comparison.direct_users.get((answer.old, answer.new))
    if names is None:
        return "answer", "answer", {"answer": f"models.{case.old_sdk.models[model].cls}"}
    return case.old_sdk.one(names[0]), case.new_sdk.one(names[1]), case.old_sdk.given(names[0])


def typed_witness(case: Case, name: str) -> Witness:
    """Code that reads a field as what it was. What is known of nothing may be used for anything."""
    model = str(case.fact.old[1])
    field = case.old_sdk.field(model, name)
    given = {"answer": f"models.{case.old_sdk.models[model].cls}"}
    others = str(case.fact.new[1]), str(case.fact.new[3])
    after = case.new_sdk.field(*others)
    if field.type == "Any":
        return Witness(f"answer.{field.id} and answer.{field.id}.anything", f"answer.{after.id}", given)
    if field.type == "list[Any]":
        return Witness(f"[one.anything for one in answer.{field.id} or ()]", f"answer.{after.id}", given)
    return Witness(
        f"read: {field.type} | None = answer.{field.id}", f"read: {after.type} | None = answer.{after.id}", given
    )

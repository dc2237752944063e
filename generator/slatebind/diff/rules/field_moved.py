"""Fields that went into an object which the answer holds, or came out of one."""

from slatebind.diagnostic import Path
from slatebind.diff.facts import Removed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict, Witness


def _judge(case: Case) -> Verdict | None:
    name = case.fact.value.name
    for was, now, echo in _places(case):
        model = str(case.fact.old[1])
        given = {"answer": f"models.{case.old_sdk.models[model].cls}"}
        return Verdict(
            message=f"field `{name}` is in {now}, was in {was}",
            wire=case.on_wire(BREAKING),
            sdk=BREAKING,
            docs=INFO,
            witness=Witness(f"answer.{case.old_sdk.field(model, name).id}", given=given),
            echoes=(echo,),
        )
    return None


def _places(case: Case) -> list[tuple[str, str, Path]]:
    """Where else a field of this name is new: in a model that this one holds, or that holds this one."""
    comparison, name = case.comparison, case.fact.value.name
    old = str(case.fact.old[1])
    new = case.answer.new if case.answer else comparison.names["models"].get(old)
    found: list[tuple[str, str, Path]] = []
    for model in comparison.gained_field(name):
        if new and model in comparison.held_by(new):
            found.append(("the answer itself", f"its `{model}`", ("models", model, "fields", name)))
        elif new and new in comparison.held_by(model):
            found.append((f"its `{new}`", "the answer itself", ("models", model, "fields", name)))
    return found


RULES = (
    Rule(
        id="field-moved",
        title="A field is elsewhere in the answer",
        why="Code that reads it where it was finds nothing.",
        mirror="field-moved",
        of=((Removed, "models.fields"),),
        judge=_judge,
    ),
)

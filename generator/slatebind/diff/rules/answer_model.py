"""Commands that answer with another model: models were split or put together."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict


def _judge(case: Case) -> Verdict:
    assert case.answer is not None
    old, new = case.answer.old, case.answer.new
    names = case.comparison.direct_users.get((old, new))
    if not names:
        return Verdict()  # a field holds it: the field's type tells it
    witness = call_witness(case.old_sdk, case.new_sdk, names, read=True)
    is_same = case.old_sdk.models[old].cls == case.new_sdk.models[new].cls
    message = f"model `{old}` is `{new}` here"
    return Verdict(message=message, sdk=None if is_same else BREAKING, witness=witness)


RULES = (
    Rule(
        id="answer-model-changed",
        title="Commands answer with another model",
        why="What comes back has another class; its fields are compared one by one.",
        mirror="answer-model-changed",
        of=((Changed, "models"),),
        judge=_judge,
    ),
)

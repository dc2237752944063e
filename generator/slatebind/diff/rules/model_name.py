"""Models that are called something else."""

from slatebind.diff.facts import Renamed
from slatebind.diff.rule import BREAKING, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict, Witness


def _judge(case: Case) -> Verdict:
    old, new = case.commands
    classes = case.old_sdk.models[old].cls, case.new_sdk.models[new].cls
    names = case.comparison.direct_users.get((old, new))
    by_call = call_witness(case.old_sdk, case.new_sdk, names, read=True) if names else None
    return Verdict(
        message=f"model `{old}` is called `{new}`",
        sdk=BREAKING if classes[0] != classes[1] else None,
        # Another model may have the name now; what is surely broken is code that names what a command returns.
        witness=by_call or Witness(f"models.{classes[0]}", f"models.{classes[1]}"),
        claims=("renamed_from",),
    )


RULES = (
    Rule(
        id="model-renamed",
        title="A model is called something else",
        why="Code that names the class has to follow; nothing changes for requests and answers.",
        mirror="model-renamed",
        of=((Renamed, "models"),),
        judge=_judge,
    ),
)

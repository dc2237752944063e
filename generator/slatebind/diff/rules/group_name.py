"""Groups that are called something else."""

from slatebind.diff.facts import Renamed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict, Witness


def _judge(case: Case) -> Verdict:
    old, new = case.commands
    ids = case.old_sdk.groups[old].id, case.new_sdk.groups[new].id
    return Verdict(
        message=f"group `{old}` is called `{new}`",
        sdk=BREAKING if ids[0] != ids[1] else None,
        docs=INFO,
        witness=Witness(f"client.{ids[0]}", f"client.{ids[1]}"),
        claims=("renamed_from",),
    )


RULES = (
    Rule(
        id="group-renamed",
        title="A group is called something else",
        why="The client has its commands under another property.",
        mirror="group-renamed",
        of=((Renamed, "groups"),),
        judge=_judge,
    ),
)

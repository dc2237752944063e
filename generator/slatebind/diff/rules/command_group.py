"""Commands that stand in another group."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict


def _judge(case: Case) -> Verdict:
    old, new = case.commands
    methods = case.old_sdk.method(old), case.new_sdk.method(new)
    return Verdict(
        message=f"command `{new}` moved from group `{case.fact.before}` to `{case.fact.after}`",
        sdk=BREAKING if methods[0] != methods[1] else None,
        docs=INFO,
        witness=call_witness(case.old_sdk, case.new_sdk, (old, new)),
    )


RULES = (
    Rule(
        id="command-moved",
        title="A command stands in another group",
        why="The client has its method under another property; requests stay the same.",
        mirror="command-moved",
        of=((Changed, "commands.group"),),
        judge=_judge,
    ),
)

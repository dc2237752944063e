"""Parameters that are called something else."""

from slatebind.diff.facts import Renamed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Level, Verdict, Witness


def _judge(case: Case) -> Verdict:
    old, new = str(case.fact.old[3]), str(case.fact.new[3])
    commands = case.commands
    ids = case.old_sdk.param(commands[0], old).id, case.new_sdk.param(commands[1], new).id
    is_same = ids[0] == ids[1]
    sent = Witness(f"{old}=...", f"{new}=...", language="request")
    first = call_witness(case.old_sdk, case.new_sdk, commands, old)
    return Verdict(
        message=f"parameter `{old}` is called `{new}`",
        wire=_wire(case, old),
        sdk=None if is_same else BREAKING,
        docs=INFO,
        witness=sent if is_same else Witness(first.before, case.new_sdk.call(commands[1], new), first.given),
        claims=("renamed_from",),
    )


def _wire(case: Case, old: str) -> Level:
    """CloudStack does not care for the case of a parameter; a name with a space never travelled."""
    is_same = case.fact.how == "case" and case.comparison.new.api.protocol == "cloudstack"
    return INFO if is_same or any(one.isspace() for one in old) else BREAKING


RULES = (
    Rule(
        id="param-renamed",
        title="A parameter is called something else",
        why="The server ignores the old name. A name with a space was a slip of the docs, and case is not looked at.",
        mirror="param-renamed",
        of=((Renamed, "commands.params"),),
        judge=_judge,
    ),
)

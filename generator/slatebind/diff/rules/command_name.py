"""Commands that are called something else."""

from slatebind.diff.facts import Renamed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict, Witness


def _judge(case: Case) -> Verdict:
    old, new = case.commands
    ids = case.old_sdk.commands[old].id, case.new_sdk.commands[new].id
    is_same = ids[0] == ids[1]
    witness = Witness(f"command={old}", f"command={new}", language="request")
    only = ", in case only" if case.fact.how == "case" else ""
    return Verdict(
        message=f"command `{old}` is called `{new}`{only}",
        wire=BREAKING,
        sdk=None if is_same else BREAKING,
        docs=INFO,
        witness=witness if is_same else call_witness(case.old_sdk, case.new_sdk, (old, new)),
        claims=("renamed_from",),
    )


RULES = (
    Rule(
        id="command-renamed",
        title="A command is called something else",
        why="Servers tell commands apart by name, case included.",
        mirror="command-renamed",
        of=((Renamed, "commands"),),
        judge=_judge,
    ),
)

"""Identifiers of the generated package that moved, though the name on the wire stayed."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict, Witness


def _judge(case: Case) -> Verdict:
    fact = case.fact
    message = f"`{fact.new[-2]}` is called `{fact.after}` in the package, was `{fact.before}`"
    return Verdict(message=message, sdk=BREAKING, witness=_witness(case))


def _witness(case: Case) -> Witness:
    path = case.fact.old
    match path[0], len(path):
        case "groups", _:
            return Witness(f"client.{case.fact.before}", f"client.{case.fact.after}")
        case "models", 3:
            return Witness(f"models.{case.fact.before}", f"models.{case.fact.after}")
        case "models", _:
            given = {"answer": f"models.{case.old_sdk.models[path[1]].cls}"}
            return Witness(f"answer.{case.fact.before}", f"answer.{case.fact.after}", given)
        case _, 3:
            return call_witness(case.old_sdk, case.new_sdk, case.commands)
        case _:
            return call_witness(case.old_sdk, case.new_sdk, case.commands, str(path[3]))


RULES = (
    Rule(
        id="identifier-changed",
        title="An identifier changed though no name did",
        why="Names that are the same as identifiers are told apart by a suffix, which depends on their neighbours.",
        mirror="identifier-changed",
        of=tuple(
            (Changed, f"{kind}.identifier")
            for kind in ("groups", "commands", "commands.params", "models", "models.fields")
        ),
        judge=_judge,
    ),
)

"""Parameters that must be given, or need not be any more."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict


def _required(case: Case) -> Verdict | None:
    if not case.fact.after:
        return None
    witness = call_witness(case.old_sdk, case.new_sdk, case.commands)
    message = f"parameter `{case.new.name}` became required"
    return Verdict(message=message, wire=BREAKING, sdk=BREAKING, docs=INFO, witness=witness)


def _optional(case: Case) -> Verdict | None:
    if not case.fact.before:
        return None
    witness = call_witness(case.old_sdk, case.new_sdk, case.commands)
    message = f"parameter `{case.new.name}` is no longer required"
    return Verdict(message=message, wire=INFO, sdk=INFO, docs=INFO, witness=witness)


_OF = ((Changed, "commands.params.required"),)
RULES = (
    Rule(
        id="param-became-required",
        title="A parameter became required",
        why="Calls without it are refused.",
        mirror="param-became-optional",
        of=_OF,
        judge=_required,
    ),
    Rule(
        id="param-became-optional",
        title="A parameter is no longer required",
        why="Calls that give it go on as before.",
        mirror="param-became-required",
        of=_OF,
        judge=_optional,
    ),
)

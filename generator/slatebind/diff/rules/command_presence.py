"""Commands that come and go."""

from slatebind.diff.facts import Added, Removed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict, Witness


def _added(case: Case) -> Verdict:
    command = case.fact.value
    return Verdict(message=f"command `{command.name}` is new", wire=INFO, sdk=INFO, docs=INFO)


def _removed(case: Case) -> Verdict:
    command = case.fact.value
    witness = Witness(case.old_sdk.call(command.name), given=case.old_sdk.given(command.name))
    after = ", which was deprecated," if command.deprecated else ""
    message = f"command `{command.name}`{after} is gone"
    return Verdict(message=message, wire=BREAKING, sdk=BREAKING, docs=INFO, witness=witness)


RULES = (
    Rule(
        id="command-added",
        title="A command is new",
        why="Nothing that exists depends on it.",
        mirror="command-removed",
        of=((Added, "commands"),),
        judge=_added,
    ),
    Rule(
        id="command-removed",
        title="A command is gone",
        why="Every call of it fails.",
        mirror="command-added",
        of=((Removed, "commands"),),
        judge=_removed,
    ),
)

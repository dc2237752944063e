"""Groups that come and go without their commands: otherwise the commands tell it."""

from slatebind.diff.facts import Added, Removed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict, Witness


def _added(case: Case) -> Verdict:
    name = case.fact.value.name
    if name in case.comparison.filled_groups[1]:
        return Verdict()
    return Verdict(message=f"group `{name}` is new", sdk=INFO, docs=INFO)


def _removed(case: Case) -> Verdict:
    name = case.fact.value.name
    if name in case.comparison.filled_groups[0]:
        return Verdict()
    witness = Witness(f"client.{case.old_sdk.groups[name].id}")
    return Verdict(message=f"group `{name}` is gone", sdk=BREAKING, docs=INFO, witness=witness)


RULES = (
    Rule(
        id="group-added",
        title="A group without commands is new",
        why="Nothing that exists depends on it.",
        mirror="group-removed",
        of=((Added, "groups"),),
        judge=_added,
    ),
    Rule(
        id="group-removed",
        title="A group without commands is gone",
        why="The client loses the property of this name.",
        mirror="group-added",
        of=((Removed, "groups"),),
        judge=_removed,
    ),
)

"""Models that come and go with nobody using them: otherwise the commands and fields that use them tell it."""

from slatebind.diff.facts import Added, Removed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict, Witness


def _added(case: Case) -> Verdict:
    name = case.fact.value.name
    if case.comparison.has_users(name, new=True):
        return Verdict()
    return Verdict(message=f"model `{name}` is new", sdk=INFO)


def _removed(case: Case) -> Verdict:
    name = case.fact.value.name
    if case.comparison.has_users(name, new=False):
        return Verdict()
    witness = Witness(f"models.{case.old_sdk.models[name].cls}")
    return Verdict(message=f"model `{name}` is gone", sdk=BREAKING, witness=witness)


RULES = (
    Rule(
        id="model-added",
        title="A model that nothing answers with is new",
        why="Nothing that exists depends on it.",
        mirror="model-removed",
        of=((Added, "models"),),
        judge=_added,
    ),
    Rule(
        id="model-removed",
        title="A model that nothing answered with is gone",
        why="The package loses a class of this name.",
        mirror="model-added",
        of=((Removed, "models"),),
        judge=_removed,
    ),
)

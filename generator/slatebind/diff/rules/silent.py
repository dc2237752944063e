"""Changes that concern nobody: they are facts, and never findings."""

from slatebind.diff.facts import Changed, Reordered
from slatebind.diff.rule import Case, Rule
from slatebind.diff.verdict import Verdict

_LISTS = ("groups", "commands", "commands.params", "models", "models.fields", "errors")


def _nothing(_: Case) -> Verdict:
    return Verdict()


RULES = (
    Rule(
        id="reordered",
        title="Parts stand in another order",
        why="Parameters are passed by name, fields read by name.",
        mirror="reordered",
        of=tuple((Reordered, kind) for kind in _LISTS),
        judge=_nothing,
    ),
    Rule(
        id="renaming-declared",
        title="It is said that something had another name",
        why="The renaming itself is what counts.",
        mirror="renaming-declared",
        of=tuple((Changed, f"{kind}.renamed_from") for kind in _LISTS if kind != "errors"),
        judge=_nothing,
    ),
)

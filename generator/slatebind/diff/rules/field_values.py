"""Known values of fields."""

from slatebind.diff.facts import Changed
from slatebind.diff.lattice import values_words
from slatebind.diff.rule import INFO, WARNING, Case, Rule
from slatebind.diff.verdict import Verdict


def _judge(case: Case) -> Verdict:
    before, after = case.fact.before, case.fact.after
    words = values_words(before, after)
    if not words:
        return Verdict()
    # The list is open: a value that it does not name could come at any time.
    worst = WARNING if before and not set(after) <= set(before) else INFO
    return Verdict(message=f"known values of `{case.new.name}`: {words}", wire=case.on_wire(worst), docs=INFO)


RULES = (
    Rule(
        id="field-values-changed",
        title="Other values of a field are known",
        why="Code that told all known values apart meets one that it does not know.",
        mirror="field-values-changed",
        of=((Changed, "models.fields.values"),),
        judge=_judge,
    ),
)

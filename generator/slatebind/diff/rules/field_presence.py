"""Fields of answers that come and go."""

from slatebind.diff.facts import Added, Removed
from slatebind.diff.reading import field_witness
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict

_OF_JOBS = {"jobid", "jobstatus"}


def _added(case: Case) -> Verdict:
    if _comes_with_job(case):
        return Verdict()
    return Verdict(message=f"field `{case.fact.value.name}` is new", wire=case.on_wire(INFO), sdk=INFO, docs=INFO)


def _removed(case: Case) -> Verdict:
    if _comes_with_job(case):
        return Verdict()
    return Verdict(
        message=f"field `{case.fact.value.name}` is gone",
        wire=case.on_wire(BREAKING),
        sdk=BREAKING,
        docs=INFO,
        witness=field_witness(case, case.fact.value.name),
    )


def _comes_with_job(case: Case) -> bool:
    """A command that became asynchronous, or stopped being so, has told it already."""
    answer = case.answer
    if case.fact.value.name not in _OF_JOBS or answer is None or not answer.commands:
        return False
    return case.comparison.became_other_kind.issuperset(answer.commands)


RULES = (
    Rule(
        id="field-added",
        title="A field is new",
        why="Who does not know it does not read it.",
        mirror="field-removed",
        of=((Added, "models.fields"),),
        judge=_added,
    ),
    Rule(
        id="field-removed",
        title="A field is gone",
        why="Code that reads it finds nothing.",
        mirror="field-added",
        of=((Removed, "models.fields"),),
        judge=_removed,
    ),
)

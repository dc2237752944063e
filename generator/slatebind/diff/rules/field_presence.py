"""Fields of answers that come and go."""

from slatebind.diff.facts import Added, Removed
from slatebind.diff.reading import field_witness
from slatebind.diff.rule import BREAKING, INFO, WARNING, Case, Rule
from slatebind.diff.verdict import Verdict

_OF_JOBS = {"jobid", "jobstatus"}


def _added(case: Case) -> Verdict:
    if _comes_with_job(case):
        return Verdict()
    return Verdict(message=f"field `{case.fact.value.name}` is new", wire=case.on_wire(INFO), sdk=INFO, docs=INFO)


def _removed(case: Case) -> Verdict:
    if _comes_with_job(case):
        return Verdict()
    name, model = case.fact.value.name, str(case.fact.old[1])
    became = case.answer.new if case.answer else case.comparison.names["models"][model]
    is_other_now = case.new_sdk.has_field(became, case.old_sdk.field(model, name).id)
    return Verdict(
        message=f"field `{name}` is gone" + (", its attribute is another's now" if is_other_now else ""),
        wire=case.on_wire(BREAKING),
        sdk=WARNING if is_other_now else BREAKING,
        docs=INFO,
        witness=field_witness(case, name),
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

"""Parts that one should stop using, or may use again."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import INFO, Case, Rule
from slatebind.diff.verdict import Verdict

_OF = tuple((Changed, f"{kind}.deprecated") for kind in ("commands", "commands.params", "models.fields"))


def _deprecated(case: Case) -> Verdict | None:
    message = f"`{case.new.name}` is deprecated"
    return Verdict(message=message, wire=case.on_wire(INFO), sdk=INFO, docs=INFO) if case.fact.after else None


def _again(case: Case) -> Verdict | None:
    message = f"`{case.new.name}` is no longer deprecated"
    return Verdict(message=message, wire=case.on_wire(INFO), sdk=INFO, docs=INFO) if case.fact.before else None


RULES = (
    Rule(
        id="deprecated",
        title="A part is deprecated",
        why="It still works, and will not for ever.",
        mirror="undeprecated",
        of=_OF,
        judge=_deprecated,
    ),
    Rule(
        id="undeprecated",
        title="A part is no longer deprecated",
        why="It may be used again.",
        mirror="deprecated",
        of=_OF,
        judge=_again,
    ),
)

"""Commands whose answer is documented, and is not any more."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict

_ECHOES = ("response.shape", "response.key", "response.single", "response.example")


def _lost(case: Case) -> Verdict | None:
    if case.fact.after is not None:
        return None
    message = f"what `{case.new.name}` answers is not documented any more; was `{case.fact.before}`"
    witness = call_witness(case.old_sdk, case.new_sdk, case.commands, read=True)
    return Verdict(message=message, wire=BREAKING, sdk=BREAKING, docs=INFO, witness=witness, claims=_ECHOES)


def _gained(case: Case) -> Verdict | None:
    if case.fact.before is not None:
        return None
    message = f"what `{case.new.name}` answers is documented: `{case.fact.after}`"
    is_job = case.old.is_async
    witness = call_witness(case.old_sdk, case.new_sdk, case.commands, read=True) if is_job else None
    return Verdict(
        message=message, wire=INFO, sdk=BREAKING if is_job else INFO, docs=INFO, witness=witness, claims=_ECHOES
    )


_OF = ((Changed, "commands.response.model"),)
RULES = (
    Rule(
        id="answer-lost",
        title="An answer is not documented any more",
        why="Nothing is known of what comes back; the method returns None.",
        mirror="answer-gained",
        of=_OF,
        judge=_lost,
    ),
    Rule(
        id="answer-gained",
        title="An answer is documented now",
        why="The method returns what it hid before; only who wrote down its type, as with a job, has to follow.",
        mirror="answer-lost",
        of=_OF,
        judge=_gained,
    ),
    Rule(
        id="answer-moved",
        title="A command answers with another model",
        why="The models tell it, for all their commands at once.",
        mirror="answer-moved",
        of=_OF,
        judge=lambda case: Verdict(),
    ),
)

"""Commands that start a job instead of answering, and the other way round."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict

_ECHOES = ("response.model", "response.shape", "response.key", "response.single", "response.example")


def _judge(case: Case, message: str) -> Verdict:
    witness = call_witness(case.old_sdk, case.new_sdk, case.commands, read=True)
    # What a command without an answer returned could not be used: that it returns a job now breaks nobody's code.
    breaks = not witness.before.startswith("read: None")
    return Verdict(
        message=f"command `{case.commands[1]}` {message}",
        wire=BREAKING,
        sdk=BREAKING if breaks else INFO,
        docs=INFO,
        witness=witness if breaks else call_witness(case.old_sdk, case.new_sdk, case.commands),
        claims=_ECHOES,
    )


def _async(case: Case) -> Verdict | None:
    return _judge(case, "became asynchronous") if case.fact.after else None


def _sync(case: Case) -> Verdict | None:
    return _judge(case, "answers at once, no longer with a job") if case.fact.before else None


RULES = (
    Rule(
        id="command-became-async",
        title="A command became asynchronous",
        why="Its answer is a job to wait for, no longer the result.",
        mirror="command-became-sync",
        of=((Changed, "commands.is_async"),),
        judge=_async,
    ),
    Rule(
        id="command-became-sync",
        title="A command is no longer asynchronous",
        why="Its answer is the result; there is no job to wait for.",
        mirror="command-became-async",
        of=((Changed, "commands.is_async"),),
        judge=_sync,
    ),
)

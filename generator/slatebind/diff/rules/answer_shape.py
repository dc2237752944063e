"""How an answer is wrapped: a list or an object, and below which key."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, INFO, WARNING, Case, Rule
from slatebind.diff.sdk import call_witness
from slatebind.diff.verdict import Verdict, Witness

_OBJECTS = {"object", "success"}


def _shape(case: Case) -> Verdict:
    before, after = case.fact.before, case.fact.after
    name = case.new.name
    old, new = case.old_sdk.returns(case.commands[0]), case.new_sdk.returns(case.commands[1])
    breaks = old not in ("None", new)
    wire = INFO if before == "none" else WARNING if {before, after} <= _OBJECTS else BREAKING
    return Verdict(
        message=f"`{name}` answers with {_words(after)}, was {_words(before)}",
        wire=wire,
        sdk=BREAKING if breaks else None,
        docs=INFO,
        witness=call_witness(case.old_sdk, case.new_sdk, case.commands, read=breaks),
        claims=("response.key", "response.single"),
    )


def _words(shape: str) -> str:
    return {"list": "a list", "object": "an object", "success": "its success", "none": "nothing"}[shape]


def _key(case: Case) -> Verdict:
    before, after = case.fact.before, case.fact.after
    if before is None:
        return Verdict(message=f"the answer's key is documented: `{after}`", wire=INFO, docs=INFO)
    if after is None:
        return Verdict(message=f"the answer's key, `{before}`, is not documented any more", wire=WARNING, docs=INFO)
    witness = _answers(case, before, after)
    return Verdict(
        message=f"the answer stands below `{after}`, was `{before}`", wire=BREAKING, docs=INFO, witness=witness
    )


def _single(case: Case) -> Verdict:
    now = "in a list of one" if case.fact.after else "by itself, no longer in a list of one"
    keys = [f"{one.response.key or '*'}{'[0]' if one.response.single else ''}" for one in (case.old, case.new)]
    witness = _answers(case, keys[0], keys[1])
    return Verdict(message=f"the answer's object comes {now}", wire=BREAKING, docs=INFO, witness=witness)


def _answers(case: Case, before: str, after: str) -> Witness:
    """Where those look who read the JSON by themselves."""
    names = [f"{name.lower()}response" for name in case.commands]
    return Witness(f"{names[0]}.{before}", f"{names[1]}.{after}", language="request")


RULES = (
    Rule(
        id="answer-shape-changed",
        title="An answer has another shape",
        why="Code that reads a list cannot read an object, nor the other way round.",
        mirror="answer-shape-changed",
        of=((Changed, "commands.response.shape"),),
        judge=_shape,
    ),
    Rule(
        id="answer-key-changed",
        title="An answer stands below another key",
        why="Code that looks below the old key finds nothing; the generated client reads by structure.",
        mirror="answer-key-changed",
        of=((Changed, "commands.response.key"),),
        judge=_key,
    ),
    Rule(
        id="answer-wrapping-changed",
        title="An object is wrapped in a list of one, or is not any more",
        why="Code that reads the one cannot read the other; the generated client reads both.",
        mirror="answer-wrapping-changed",
        of=((Changed, "commands.response.single"),),
        judge=_single,
    ),
)

"""The HTTP method and the path of a command."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict, Witness


def _judge(case: Case) -> Verdict:
    old, new = case.old, case.new
    requests = [f"{one.method or 'GET'} {one.path or ''}".strip() for one in (old, new)]
    if requests[0] == requests[1]:
        return Verdict(docs=INFO, message=f"command `{new.name}` says its method now")
    return Verdict(
        message=f"command `{new.name}` is requested with `{requests[1]}`, was `{requests[0]}`",
        wire=BREAKING,
        docs=INFO,
        witness=Witness(requests[0], requests[1], language="request"),
        claims=("path",) if case.fact.new[-1] == "method" else (),
    )


RULES = (
    Rule(
        id="command-request-changed",
        title="A command's method or path changed",
        why="Requests with the old one are refused; the generated client sends the new one by itself.",
        mirror="command-request-changed",
        of=((Changed, "commands.method"), (Changed, "commands.path")),
        judge=_judge,
    ),
)

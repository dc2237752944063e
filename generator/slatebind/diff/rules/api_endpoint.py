"""Where requests go, and how they travel."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import BREAKING, INFO, WARNING, Case, Rule
from slatebind.diff.verdict import Verdict, Witness


def _endpoint(case: Case) -> Verdict:
    before, after = case.fact.before, case.fact.after
    if before is None:
        return Verdict(message=f"the endpoint is documented now: `{after}`", wire=INFO, docs=INFO)
    if after is None:
        return Verdict(message=f"the endpoint `{before}` is not documented any more", wire=WARNING, docs=INFO)
    message = f"the endpoint is `{after}`, was `{before}`"
    return Verdict(
        message=message, wire=BREAKING, docs=INFO, witness=Witness(f"GET {before}", f"GET {after}", language="request")
    )


def _protocol(case: Case) -> Verdict:
    message = f"requests travel as `{case.fact.after}`, not as `{case.fact.before}`"
    witness = Witness(f"protocol: {case.fact.before}", f"protocol: {case.fact.after}", language="request")
    return Verdict(message=message, wire=BREAKING, sdk=WARNING, docs=INFO, witness=witness)


RULES = (
    Rule(
        id="api-endpoint-changed",
        title="The API is somewhere else",
        why="Requests to the old place are not answered any more.",
        mirror="api-endpoint-changed",
        of=((Changed, "api.endpoint"),),
        judge=_endpoint,
    ),
    Rule(
        id="api-protocol-changed",
        title="Requests travel otherwise",
        why="Every request has another form.",
        mirror="api-protocol-changed",
        of=((Changed, "api.protocol"),),
        judge=_protocol,
    ),
)

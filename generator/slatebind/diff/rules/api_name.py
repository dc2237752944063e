"""The API's own name."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import INFO, WARNING, Case, Rule
from slatebind.diff.verdict import Verdict


def _judge(case: Case) -> Verdict:
    message = f"the API is called `{case.fact.after}`, was `{case.fact.before}`"
    return Verdict(message=message, sdk=WARNING, docs=INFO)


RULES = (
    Rule(
        id="api-renamed",
        title="The API has another name",
        why="A generated package is called after the API, unless its `package` option says otherwise.",
        mirror="api-renamed",
        of=((Changed, "api.name"),),
        judge=_judge,
    ),
)

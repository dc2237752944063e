"""What the docs say of the API as a whole."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import INFO, Case, Rule
from slatebind.diff.verdict import Verdict


def _judge(case: Case) -> Verdict:
    what = str(case.fact.new[-1]).replace("_", " ")
    return Verdict(message=f"the API's {what} reads otherwise", docs=INFO)


RULES = (
    Rule(
        id="api-text-changed",
        title="The API's title, introduction or front matter changed",
        why="Only readers notice.",
        mirror="api-text-changed",
        of=tuple((Changed, f"api.{key}") for key in ("title", "description", "front_matter")),
        judge=_judge,
    ),
)

"""What the docs say of groups, commands, parameters, models, fields and errors."""

from slatebind.diff.facts import Changed
from slatebind.diff.rule import INFO, Case, Rule
from slatebind.diff.verdict import Verdict

_KINDS = ("groups", "commands", "commands.params", "models", "models.fields", "errors")


def _judge(case: Case) -> Verdict:
    before, after = ("".join(text.split()).casefold() for text in (case.fact.before, case.fact.after))
    if before == after:
        return Verdict()  # spaces and capitals say nothing new
    verb = "is described" if not before else "is not described any more" if not after else "is described otherwise"
    return Verdict(message=f"`{case.fact.new[-2]}` {verb}", docs=INFO)


def _notices(case: Case) -> Verdict:
    return Verdict(message=f"the notices of `{case.commands[1]}` read otherwise", docs=INFO)


def _example(case: Case) -> Verdict:
    what = "an answer" if "response" in case.fact.new else "a call"
    verb = {(True, False): "is new", (False, True): "is gone"}
    now = verb.get((case.fact.before is None, case.fact.after is None), "is another one")
    return Verdict(message=f"the example of {what} of `{case.commands[1]}` {now}", docs=INFO)


def _documented_type(case: Case) -> Verdict:
    before, after = case.fact.before or case.old.type, case.fact.after or case.new.type
    return Verdict(message=f"the docs call the type of `{case.new.name}` `{after}`, was `{before}`", docs=INFO)


RULES = (
    Rule(
        id="description-changed",
        title="Something is described otherwise",
        why="Only readers notice.",
        mirror="description-changed",
        of=tuple((Changed, f"{kind}.description") for kind in _KINDS),
        judge=_judge,
    ),
    Rule(
        id="notices-changed",
        title="A command's notices changed",
        why="Only readers notice.",
        mirror="notices-changed",
        of=((Changed, "commands.notices"),),
        judge=_notices,
    ),
    Rule(
        id="example-changed",
        title="An example changed",
        why="Examples show, tables say.",
        mirror="example-changed",
        of=((Changed, "commands.example"), (Changed, "commands.response.example")),
        judge=_example,
    ),
    Rule(
        id="type-word-changed",
        title="The docs call a type otherwise",
        why="Both words mean the same type.",
        mirror="type-word-changed",
        of=tuple((Changed, f"{kind}.documented_type") for kind in ("commands.params", "models.fields")),
        judge=_documented_type,
    ),
)

"""Parameters that come and go."""

from slatebind.diff.facts import Added, Removed
from slatebind.diff.rule import BREAKING, INFO, WARNING, Case, Rule
from slatebind.diff.sdk import Sdk
from slatebind.diff.verdict import Verdict, Witness


def _required(case: Case) -> Verdict | None:
    if not case.fact.value.required:
        return None
    command = str(case.fact.new[1])
    old = case.comparison.before["commands"][command]
    return Verdict(
        message=f"required parameter `{case.fact.value.name}` is new",
        wire=BREAKING,
        sdk=BREAKING,
        docs=INFO,
        witness=Witness(case.old_sdk.call(old), case.new_sdk.call(command), case.old_sdk.given(old)),
    )


def _optional(case: Case) -> Verdict:
    return Verdict(message=f"parameter `{case.fact.value.name}` is new", wire=INFO, sdk=INFO, docs=INFO)


def _removed(case: Case) -> Verdict:
    name, command = case.fact.value.name, str(case.fact.old[1])
    now = case.comparison.names["commands"][command]
    old: Sdk = case.old_sdk
    is_other_now = case.new_sdk.has_param(now, old.param(command, name).id)
    return Verdict(
        message=f"parameter `{name}` is gone" + (", its keyword is another's now" if is_other_now else ""),
        wire=BREAKING,
        sdk=WARNING if is_other_now else BREAKING,
        docs=INFO,
        witness=Witness(old.call(command, name), case.new_sdk.call(now), old.given(command, name)),
    )


RULES = (
    Rule(
        id="param-added-required",
        title="A required parameter is new",
        why="Calls without it are refused.",
        mirror="param-removed",
        of=((Added, "commands.params"),),
        judge=_required,
    ),
    Rule(
        id="param-added",
        title="An optional parameter is new",
        why="Calls without it go on as before.",
        mirror="param-removed",
        of=((Added, "commands.params"),),
        judge=_optional,
    ),
    Rule(
        id="param-removed",
        title="A parameter is gone",
        why="Servers ignore what they do not know: a filter that is ignored acts on more than was meant.",
        mirror="param-added",
        of=((Removed, "commands.params"),),
        judge=_removed,
    ),
)

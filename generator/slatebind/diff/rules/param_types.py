"""Rules on the types of parameters: every value that was accepted must still be accepted."""

from slatebind.diff.changes import ParamChanged
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.sdk_types import can_pass
from slatebind.diff.type_compat import accepts_all_values, accepts_json_values, states_objects, type_text
from slatebind.diff.verdict import Level, Verdict, Witness
from slatebind.rendering.views.usage import TypeRules

_JSON = {None, "json"}
"""The kinds of bodies that are JSON: it is what is sent if the docs do not say."""


def _narrowed(change: ParamChanged) -> Verdict | None:
    return None if _accepts_old_values(change) else _verdict(change, *_levels(change))


def _widened(change: ParamChanged) -> Verdict:
    return _verdict(change, *_levels(change))


def _accepts_old_values(change: ParamChanged) -> bool:
    old, new = change.old, change.new
    if states_objects(new, old):
        return True
    if not accepts_all_values(new, old):
        return False
    # In JSON, unlike in a query, 1 is not "1", and a value is not a list of one.
    is_json = old.location == new.location == "body" and {change.command.old.body, change.command.new.body} <= _JSON
    return not is_json or accepts_json_values(new, old, change.comparison.new_items(old.items))


def _levels(change: ParamChanged) -> tuple[Level | None, Level | None]:
    old_command, new_command = change.command.names
    before = change.old_sdk.param(old_command, change.old).type
    after = change.new_sdk.param(new_command, change.new).type
    level_of_code = _level_of_code(before, after, change.old_sdk.types)
    wire = INFO if _accepts_old_values(change) else BREAKING
    if change.replaced_models and (change.old.type, wire) == (change.new.type, INFO):
        return None, level_of_code  # the fields of the models are compared one by one
    if change.old.type == "string" and change.new.type == "list" and wire is INFO:
        wire = WARNING  # a text with a comma was one value, and is now several
    return wire, level_of_code


def _level_of_code(before: str, after: str, rules: TypeRules) -> Level | None:
    return BREAKING if not can_pass(before, after, rules) else WARNING if not can_pass(after, before, rules) else None


def _verdict(change: ParamChanged, wire: Level | None, sdk: Level | None) -> Verdict:
    before, after = type_text(change.old), type_text(change.new)
    return Verdict(
        message=f"type of parameter `{change.new.name}` changed from {before} to {after}",
        wire=wire,
        sdk=sdk,
        docs=INFO if wire else None,
        witness=_witness(change),
        subsumes=("items", "documented_type") if change.key == "type" else ("documented_type",),
    )


def _witness(change: ParamChanged) -> Witness:
    """The same call before and after; a comment states the type of the argument."""
    (old_command, new_command), old, new = change.command.names, change.old, change.new
    before, after = (type_text(param).replace("`", "") for param in (old, new))
    return change.old_sdk.witness(
        change.old_sdk.commented(change.old_sdk.call(old_command, old.name), before),
        change.new_sdk.commented(change.new_sdk.call(new_command, new.name), after),
        change.old_sdk.argument_types(old_command, old.name),
    )


RULES = (
    Rule(
        id="param-type-narrowed",
        title="Parameter accepts fewer or other values",
        why="Values that were accepted are rejected.",
        opposite="param-type-widened",
        on=(ParamChanged,),
        keys=("type", "items"),
        check=_narrowed,
    ),
    Rule(
        id="param-type-widened",
        title="Parameter accepts more values",
        why="Values that were accepted are still accepted; code may have to pass another type.",
        opposite="param-type-narrowed",
        on=(ParamChanged,),
        keys=("type", "items"),
        check=_widened,
    ),
)

"""Rules on fields of objects that are sent in the bodies of requests, and on facts that matter for sending alone.

A field that is sent as well as returned is added, removed and renamed by the rules on responses, unless it is required.
"""

from slatebind.diff.response_changes import FieldAdded, FieldChanged, FieldRemoved, FieldRenamed, InResponses
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.type_compat import accepts_json_values, states_objects, type_text
from slatebind.diff.verdict import NOT_REPORTED, Verdict, Witness


def _added_required(change: FieldAdded) -> Verdict | None:
    if not (change.models.is_sent and change.new.required):
        return None
    return Verdict(
        message=f"required field `{change.new.name}` was added to objects that are sent",
        wire=BREAKING,
        sdk=WARNING,
        docs=INFO,
        witness=Witness("{...}", _json_with(change.new.name)),
    )


def _added(change: FieldAdded) -> Verdict | None:
    if not _is_only_sent(change):
        return None
    message = f"field `{change.new.name}` was added to objects that are sent"
    return Verdict(message=message, wire=INFO, sdk=INFO, docs=INFO)


def _removed(change: FieldRemoved) -> Verdict | None:
    if not _is_only_sent(change):
        return None
    return Verdict(
        message=f"field `{change.old.name}` was removed from objects that are sent",
        wire=BREAKING,
        sdk=WARNING,
        docs=INFO,
        witness=Witness(_json_with(change.old.name), "{...}"),
    )


def _renamed(change: FieldRenamed) -> Verdict | None:
    if not _is_only_sent(change):
        return None
    return Verdict(
        message=f"field `{change.old.name}` of objects that are sent was renamed to `{change.new.name}`",
        wire=BREAKING,
        sdk=WARNING,
        docs=INFO,
        witness=Witness(_json_with(change.old.name), _json_with(change.new.name)),
        subsumes=("renamed_from",),
    )


def _is_only_sent(change: InResponses) -> bool:
    return change.models.is_sent and not change.models.commands


def _json_with(field: str) -> str:
    return f'{{"{field}": ..., ...}}'


def _became_required(change: FieldChanged) -> Verdict | None:
    if not change.new.required:
        return None
    return Verdict(
        message=f"field `{change.new.name}` became required",
        wire=BREAKING if change.models.is_sent else None,
        sdk=WARNING if change.models.is_sent else None,
        docs=INFO,
    )


def _became_optional(change: FieldChanged) -> Verdict:
    level = INFO if change.models.is_sent else None
    return Verdict(message=f"field `{change.new.name}` became optional", wire=level, docs=INFO)


def _sent_type(change: FieldChanged) -> Verdict | None:
    if not change.models.is_sent:
        return None
    new_items = change.comparison.new_items(change.old.items)
    if states_objects(change.new, change.old) or accepts_json_values(change.new, change.old, new_items):
        return None if change.models.commands else NOT_REPORTED
    before, after = type_text(change.old), type_text(change.new)
    return Verdict(
        message=f"type of sent field `{change.new.name}` changed from {before} to {after}",
        wire=BREAKING,
        sdk=WARNING,
        docs=INFO,
        subsumes=("items", "documented_type") if change.key == "type" else ("documented_type",),
    )


def _nullable(change: FieldChanged) -> Verdict:
    verb = "can now be null" if change.new.nullable else "can no longer be null"
    # Code that reads it may meet null for the first time; code that sends it may no longer send null.
    is_risk = bool(change.models.commands) if change.new.nullable else change.models.is_sent
    message = f"field `{change.new.name}` {verb}"
    level = change.wire_level(WARNING if is_risk else INFO)
    return Verdict(message=message, wire=level, docs=INFO, subsumes=("documented_type",))


def _default(change: FieldChanged) -> Verdict:
    before, after = change.old.default, change.new.default
    message = f"default of field `{change.new.name}` changed from `{before}` to `{after}`"
    if before is None:
        message = f"field `{change.new.name}` now has the default `{after}`"
    elif after is None:
        message = f"default `{before}` of field `{change.new.name}` was removed"
    return Verdict(message=message, wire=WARNING if change.models.is_sent else None, docs=INFO)


def _access(change: FieldChanged) -> Verdict:
    words = {"read": "is read only", "write": "is write only", None: "can be read and written"}
    is_risk = change.new.access == ("read" if change.models.is_sent else "write")
    message = f"field `{change.new.name}` {words[change.new.access]}"
    return Verdict(message=message, wire=change.wire_level(WARNING if is_risk else INFO), docs=INFO)


RULES = (
    Rule(
        id="sent-field-added-required",
        title="Required field added to objects that are sent",
        why="Requests without it are rejected.",
        opposite="sent-field-removed",
        on=(FieldAdded,),
        check=_added_required,
    ),
    Rule(
        id="sent-field-added",
        title="Optional field added to objects that are sent",
        why="Requests without it work as before.",
        opposite="sent-field-removed",
        on=(FieldAdded,),
        check=_added,
    ),
    Rule(
        id="sent-field-removed",
        title="Field removed from objects that are sent",
        why="Servers ignore or reject it.",
        opposite="sent-field-added",
        on=(FieldRemoved,),
        check=_removed,
    ),
    Rule(
        id="sent-field-renamed",
        title="Field of objects that are sent renamed",
        why="Servers ignore or reject the old name.",
        opposite="sent-field-renamed",
        on=(FieldRenamed,),
        check=_renamed,
    ),
    Rule(
        id="field-became-required",
        title="Field became required",
        why="Requests with objects that lack it are rejected.",
        opposite="field-became-optional",
        on=(FieldChanged,),
        keys=("required",),
        check=_became_required,
    ),
    Rule(
        id="field-became-optional",
        title="Field became optional",
        why="Requests with it work as before.",
        opposite="field-became-required",
        on=(FieldChanged,),
        keys=("required",),
        check=_became_optional,
    ),
    Rule(
        id="sent-field-type-changed",
        title="Field of objects that are sent accepts other values",
        why="Values that were accepted are rejected.",
        opposite="sent-field-type-changed",
        on=(FieldChanged,),
        keys=("type", "items"),
        check=_sent_type,
    ),
    Rule(
        id="field-nullable-changed",
        title="Field can, or can no longer, be null",
        why="Code that reads it may meet null; requests with null are rejected where it is not allowed.",
        opposite="field-nullable-changed",
        on=(FieldChanged,),
        keys=("nullable",),
        check=_nullable,
    ),
    Rule(
        id="field-default-changed",
        title="Default of a field changed",
        why="Requests with objects that lack it behave differently.",
        opposite="field-default-changed",
        on=(FieldChanged,),
        keys=("default",),
        check=_default,
    ),
    Rule(
        id="field-access-changed",
        title="Field is, or is no longer, for reading or writing only",
        why="A value that is sent for something read only is ignored or rejected.",
        opposite="field-access-changed",
        on=(FieldChanged,),
        keys=("access",),
        check=_access,
    ),
)

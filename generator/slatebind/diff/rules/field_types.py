"""Rules on the types of fields: every value has to be one that could have been returned before."""

from slatebind.diff.field_witness import field_type_witness
from slatebind.diff.response_changes import FieldChanged
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.sdk_types import can_read
from slatebind.diff.spec_index import held_model
from slatebind.diff.type_compat import are_both_maps, is_wider, returns_only_old_values, type_text
from slatebind.diff.verdict import Level, Verdict


def _changed(change: FieldChanged) -> Verdict | None:
    wire, sdk = _levels(change)
    return _verdict(change, wire, sdk) if BREAKING in (wire, sdk) else None


def _widened(change: FieldChanged) -> Verdict | None:
    return _verdict(change, *_levels(change)) if is_wider(change.new, change.old) else None


def _narrowed(change: FieldChanged) -> Verdict | None:
    is_other_word = are_both_maps(change.new, change.old) and change.new.items == change.old.items
    return None if is_other_word else _verdict(change, *_levels(change))


def _levels(change: FieldChanged) -> tuple[Level | None, Level | None]:
    return change.wire_level(_level_of_json(change)), _level_of_code(change)


def _level_of_json(change: FieldChanged) -> Level:
    old, new = change.old, change.new
    if not returns_only_old_values(new, old, change.comparison.new_items(old.items)):
        return BREAKING
    # Languages with sizes of integers, and parsers of UUIDs or dates, may reject the new values.
    return WARNING if old.type != new.type and "any" not in (old.type, new.type) else INFO


def _level_of_code(change: FieldChanged) -> Level | None:
    before = change.old_sdk.field_type(change.models.old.name, change.old.name)
    after = change.new_sdk.field_type(change.models.new.name, change.new.name)
    model = held_model(change.old)
    new_model = change.comparison.new_items(model) if model in change.comparison.old_index.models else None
    if model and new_model:  # another name of the class is reported for the model
        before = before.replace(change.old_sdk.models[model].cls, change.new_sdk.models[new_model].cls)
    rules = change.old_sdk.types
    return BREAKING if not can_read(after, before, rules) else WARNING if not can_read(before, after, rules) else None


def _verdict(change: FieldChanged, wire: Level | None, sdk: Level | None) -> Verdict:
    before, after = type_text(change.old), type_text(change.new)
    return Verdict(
        message=f"type of field `{change.new.name}` changed from {before} to {after}",
        wire=wire,
        sdk=sdk,
        docs=INFO,
        witness=field_type_witness(change),
        subsumes=("items", "documented_type") if change.key == "type" else ("documented_type",),
    )


RULES = (
    Rule(
        id="field-type-changed",
        title="Field may hold values that it could not hold before",
        why="Code that expects the old type will fail on the new values.",
        opposite="field-type-changed",
        on=(FieldChanged,),
        keys=("type", "items"),
        check=_changed,
    ),
    Rule(
        id="field-type-widened",
        title="Field may hold more values of the same kind",
        why="JSON writes both types in the same way; code with a fixed size or form of the old type may fail.",
        opposite="field-type-narrowed",
        on=(FieldChanged,),
        keys=("type", "items"),
        check=_widened,
    ),
    Rule(
        id="field-type-narrowed",
        title="Field holds fewer values than before",
        why="Every value is one that could have been returned before.",
        opposite="field-type-widened",
        on=(FieldChanged,),
        keys=("type", "items"),
        check=_narrowed,
    ),
)

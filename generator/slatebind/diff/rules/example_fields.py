"""Rules on fields that docs no longer state, but examples still have, and the other way round."""

from slatebind.diff.response_changes import FieldChanged
from slatebind.diff.rule import INFO, WARNING, Rule
from slatebind.diff.verdict import Verdict
from slatebind.spec.model import Field

_STATED_KEYS = tuple(key for key in Field.__struct_fields__ if key not in ("name", "renamed_from", "origin"))


def _lost(change: FieldChanged) -> Verdict | None:
    if not _is_only_shown(change.new) or _is_only_shown(change.old) or change.models.new.is_inferred():
        return None
    return Verdict(
        message=f"field `{change.new.name}` is no longer documented; only examples have it",
        wire=change.wire_level(WARNING),
        docs=INFO,
        subsumes=_STATED_KEYS,
    )


def _documented(change: FieldChanged) -> Verdict | None:
    if not _is_only_shown(change.old) or _is_only_shown(change.new) or change.models.old.is_inferred():
        return None
    # Its type may be another one than the example suggested.
    texts = ("description", "documented_type", "access", "nullable", "values", "default", "required")
    message = f"field `{change.new.name}`, which only examples had, is now documented"
    return Verdict(message=message, docs=INFO, subsumes=texts)


def _is_only_shown(field: Field) -> bool:
    return isinstance(field.origin, str)


RULES = (
    Rule(
        id="field-only-in-examples",
        title="Field is in examples only",
        why="It may have been removed, and the examples forgotten.",
        opposite="field-documented",
        on=(FieldChanged,),
        keys=("origin",),
        check=_lost,
    ),
    Rule(
        id="field-documented",
        title="Field that only examples had is documented",
        why="Code that reads it already does.",
        opposite="field-only-in-examples",
        on=(FieldChanged,),
        keys=("origin",),
        check=_documented,
    ),
)

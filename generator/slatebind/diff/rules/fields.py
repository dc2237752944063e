"""Rules on the fields of responses: moved, added, removed, renamed, and their known values."""

from collections.abc import Iterator

from slatebind.diagnostic import Path
from slatebind.diff.field_witness import removed_field_witness, renamed_field_witness
from slatebind.diff.response_changes import FieldAdded, FieldChanged, FieldRemoved, FieldRenamed
from slatebind.diff.rule import BREAKING, INFO, WARNING, Rule
from slatebind.diff.rules.prose_facts import sentence_of
from slatebind.diff.type_compat import known_values_text
from slatebind.diff.verdict import NOT_REPORTED, Verdict


def _moved(change: FieldRemoved) -> Verdict | None:
    name, model = change.old.name, change.models.old.name
    for before, after, path in _new_locations(change):
        sdk = change.old_sdk
        return Verdict(
            message=f"field `{name}` moved from {before} to {after}",
            wire=change.wire_level(BREAKING),
            sdk=BREAKING,
            docs=INFO,
            witness=sdk.witness(sdk.read("answer", sdk.field(model, name).id), given={"answer": sdk.model(model)}),
            subsumes_paths=(path,),
        )
    return None


def _new_locations(change: FieldRemoved) -> Iterator[tuple[str, str, Path]]:
    """Where a field of this name was added: in a model that this one holds, or in one that holds this one."""
    comparison, name, model = change.comparison, change.old.name, change.models.new.name
    for other in comparison.models_with_new_field(name):
        path: Path = ("models", other, "fields", name)
        if other in comparison.models_in_fields(model):
            yield "the response object", f"its `{other}`", path
        elif model in comparison.models_in_fields(other):
            yield f"its `{model}`", "the response object", path


def _added(change: FieldAdded) -> Verdict:
    if _belongs_to_job(change, change.new.name):
        return NOT_REPORTED
    message = f"field `{change.new.name}` was added"
    return Verdict(message=message, wire=change.wire_level(INFO), sdk=INFO, docs=INFO)


def _removed(change: FieldRemoved) -> Verdict:
    name = change.old.name
    if _belongs_to_job(change, name):
        return NOT_REPORTED
    attribute = change.old_sdk.field(change.models.old.name, name).id
    is_reused = change.new_sdk.has_attribute(change.models.new.name, attribute)
    return Verdict(
        message=f"field `{name}` was removed" + ("; another field now has its attribute" if is_reused else ""),
        wire=change.wire_level(BREAKING),
        sdk=WARNING if is_reused else BREAKING,
        docs=INFO,
        witness=removed_field_witness(change),
    )


def _belongs_to_job(change: FieldAdded | FieldRemoved, name: str) -> bool:
    """Whether all commands became asynchronous, or synchronous, which is reported for them."""
    comparison, commands = change.comparison, change.affected_commands
    is_of_job = name in comparison.new_protocol.job_fields
    return is_of_job and bool(commands) and comparison.toggled_async.issuperset(commands)


def _renamed(change: FieldRenamed) -> Verdict:
    old, new = change.old.name, change.new.name
    before = change.old_sdk.field(change.models.old.name, old).id
    after = change.new_sdk.field(change.models.new.name, new).id
    was_never_sent = any(character.isspace() for character in old)
    return Verdict(
        message=f"field `{old}` was renamed to `{new}`",
        wire=change.wire_level(INFO if was_never_sent else BREAKING),
        sdk=BREAKING if before != after else None,
        docs=INFO,
        witness=renamed_field_witness(change),
        subsumes=("renamed_from",),
    )


def _values(change: FieldChanged) -> Verdict:
    before, after = change.old.values, change.new.values
    text = known_values_text(before, after)
    if not text:
        return NOT_REPORTED
    # The list is open: a server may return values that it does not name.
    level = WARNING if before and not set(after) <= set(before) else INFO
    message = f"known values of field `{change.new.name}`: {text}"
    return Verdict(message=message, wire=change.wire_level(level), docs=INFO, subsumes=sentence_of(change))


RULES = (
    Rule(
        id="field-moved",
        title="Field moved within the response",
        why="Code that reads it in the old location finds nothing.",
        opposite="field-moved",
        on=(FieldRemoved,),
        check=_moved,
    ),
    Rule(
        id="field-added",
        title="Field added",
        why="Code that does not know it does not read it.",
        opposite="field-removed",
        on=(FieldAdded,),
        check=_added,
    ),
    Rule(
        id="field-removed",
        title="Field removed",
        why="Code that reads it finds nothing.",
        opposite="field-added",
        on=(FieldRemoved,),
        check=_removed,
    ),
    Rule(
        id="field-renamed",
        title="Field renamed",
        why="JSON keys are case-sensitive. Not breaking for HTTP callers if the old name had a space.",
        opposite="field-renamed",
        on=(FieldRenamed,),
        check=_renamed,
    ),
    Rule(
        id="field-values-changed",
        title="Known values of a field changed",
        why="Code that handles every known value may receive one that it does not know.",
        opposite="field-values-changed",
        on=(FieldChanged,),
        keys=("values",),
        check=_values,
    ),
)

"""Rules on models. A model in use is added or removed by rules on the commands and fields that use it."""

from slatebind.diff.changes import ModelAdded, ModelRemoved, ModelRenamed
from slatebind.diff.rule import BREAKING, INFO, Rule
from slatebind.diff.sdk import result_witness
from slatebind.diff.verdict import NOT_REPORTED, Verdict


def _added(change: ModelAdded) -> Verdict:
    if change.new.name in change.comparison.new_index.used_models:
        return NOT_REPORTED
    return Verdict(message=f"model `{change.new.name}` was added", sdk=INFO)


def _removed(change: ModelRemoved) -> Verdict:
    name = change.old.name
    if name in change.comparison.old_index.used_models:
        return NOT_REPORTED
    witness = change.old_sdk.witness(change.old_sdk.model(name))
    return Verdict(message=f"model `{name}` was removed", sdk=BREAKING, witness=witness)


def _renamed(change: ModelRenamed) -> Verdict:
    old, new = change.old.name, change.new.name
    old_class, new_class = change.old_sdk.model(old), change.new_sdk.model(new)
    command = change.comparison.example_command(old, new)
    # Another model may have the old name now; code that declares what a command returns is sure to break.
    by_result = result_witness(change.sdks, command.names) if command else None
    return Verdict(
        message=f"model `{old}` was renamed to `{new}`",
        sdk=BREAKING if old_class != new_class else None,
        witness=by_result or change.old_sdk.witness(old_class, new_class),
        subsumes=("renamed_from",),
    )


RULES = (
    Rule(
        id="model-added",
        title="Unused model added",
        why="Existing requests and code do not depend on it.",
        opposite="model-removed",
        on=(ModelAdded,),
        check=_added,
    ),
    Rule(
        id="model-removed",
        title="Unused model removed",
        why="The generated package no longer has a class of this name.",
        opposite="model-added",
        on=(ModelRemoved,),
        check=_removed,
    ),
    Rule(
        id="model-renamed",
        title="Model renamed",
        why="Code that names the class has to change; requests and responses stay the same.",
        opposite="model-renamed",
        on=(ModelRenamed,),
        check=_renamed,
    ),
)

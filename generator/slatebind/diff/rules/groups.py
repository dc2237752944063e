"""Rules on groups. A group with commands is added or removed by rules on these commands."""

from slatebind.diff.changes import GroupAdded, GroupRemoved, GroupRenamed
from slatebind.diff.rule import BREAKING, INFO, Rule
from slatebind.diff.verdict import NOT_REPORTED, Verdict


def _added(change: GroupAdded) -> Verdict:
    if change.new.name in change.comparison.new_index.groups_with_commands:
        return NOT_REPORTED
    return Verdict(message=f"group `{change.new.name}` was added", sdk=INFO, docs=INFO)


def _removed(change: GroupRemoved) -> Verdict:
    name = change.old.name
    if name in change.comparison.old_index.groups_with_commands:
        return NOT_REPORTED
    witness = change.old_sdk.witness(change.old_sdk.group(name))
    return Verdict(message=f"group `{name}` was removed", sdk=BREAKING, docs=INFO, witness=witness)


def _renamed(change: GroupRenamed) -> Verdict:
    old, new = change.old_sdk.group(change.old.name), change.new_sdk.group(change.new.name)
    return Verdict(
        message=f"group `{change.old.name}` was renamed to `{change.new.name}`",
        sdk=BREAKING if old != new else None,
        docs=INFO,
        witness=change.old_sdk.witness(old, new),
        subsumes=("renamed_from",),
    )


RULES = (
    Rule(
        id="group-added",
        title="Group without commands added",
        why="Existing requests and code do not depend on it.",
        opposite="group-removed",
        on=(GroupAdded,),
        check=_added,
    ),
    Rule(
        id="group-removed",
        title="Group without commands removed",
        why="The client no longer has the property of this name.",
        opposite="group-added",
        on=(GroupRemoved,),
        check=_removed,
    ),
    Rule(
        id="group-renamed",
        title="Group renamed",
        why="The client has the group's commands under another property.",
        opposite="group-renamed",
        on=(GroupRenamed,),
        check=_renamed,
    ),
)

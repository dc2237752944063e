"""Rules on constraints that only a description states, not a column of a table."""

from slatebind.diff.changes import ParamChanged
from slatebind.diff.constraints import Constraints, compare_constraints, only_loosen
from slatebind.diff.response_changes import FieldChanged
from slatebind.diff.rule import INFO, WARNING, Rule
from slatebind.diff.verdict import Verdict

_Described = ParamChanged | FieldChanged


def _loosened(change: _Described) -> Verdict | None:
    removed, added = compare_constraints(change.old, change.new)
    if not added or not only_loosen(removed, added):
        return None
    message = f"`{change.new.name}`: documentation now allows more: {_quoted(added)} instead of {_quoted(removed)}"
    return Verdict(message=message, wire=change.wire_level(INFO), docs=INFO)


def _added(change: _Described) -> Verdict | None:
    removed, added = compare_constraints(change.old, change.new)
    if not added:
        return None
    plural = "s" if len(added) > 1 else ""
    no_longer = f", and no longer {_quoted(removed)}" if removed else ""
    message = f"`{change.new.name}`: documentation now adds the constraint{plural} {_quoted(added)}{no_longer}"
    return Verdict(message=message, wire=change.wire_level(WARNING), docs=INFO)


def _removed(change: _Described) -> Verdict | None:
    removed, _ = compare_constraints(change.old, change.new)
    if not removed:
        return None
    plural = "s" if len(removed) > 1 else ""
    message = f"`{change.new.name}`: documentation no longer states the constraint{plural} {_quoted(removed)}"
    return Verdict(message=message, wire=change.wire_level(INFO), docs=INFO)


def _quoted(constraints: Constraints) -> str:
    return ", ".join(f'"{constraint.text}"' for constraint in constraints)


RULES = (
    Rule[_Described](
        id="constraint-loosened",
        title="Constraint in a description allows more",
        why="Calls that satisfied the constraint still do.",
        opposite="The opposite is a new constraint.",
        on=(ParamChanged, FieldChanged),
        keys=("description",),
        check=_loosened,
    ),
    Rule[_Described](
        id="constraint-added",
        title="Description states a new constraint",
        why="Calls that were accepted may be rejected or behave differently; no column of the table says so.",
        opposite="constraint-removed",
        on=(ParamChanged, FieldChanged),
        keys=("description",),
        check=_added,
    ),
    Rule[_Described](
        id="constraint-removed",
        title="Description no longer states a constraint",
        why="Calls that satisfy the constraint are still accepted.",
        opposite="constraint-added",
        on=(ParamChanged, FieldChanged),
        keys=("description",),
        check=_removed,
    ),
)

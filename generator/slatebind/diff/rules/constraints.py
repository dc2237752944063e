"""Rules on constraints that only a description states, not a column of a table."""

from slatebind.diff.changes import FieldChanged, ParamChanged
from slatebind.diff.prose_constraints import Constraint, differ_by_typo, find_constraints
from slatebind.diff.rule import INFO, WARNING, Rule
from slatebind.diff.verdict import Verdict

_Described = ParamChanged | FieldChanged


def _added(change: _Described) -> Verdict | None:
    removed, added = _differences(change)
    if not added:
        return None
    plural = "s" if len(added) > 1 else ""
    no_longer = f", and no longer {_quoted(removed)}" if removed else ""
    message = f"`{change.new.name}`: documentation now adds the constraint{plural} {_quoted(added)}{no_longer}"
    return Verdict(message=message, wire=change.wire_level(WARNING), docs=INFO)


def _removed(change: _Described) -> Verdict | None:
    removed, _ = _differences(change)
    if not removed:
        return None
    plural = "s" if len(removed) > 1 else ""
    message = f"`{change.new.name}`: documentation no longer states the constraint{plural} {_quoted(removed)}"
    return Verdict(message=message, wire=change.wire_level(INFO), docs=INFO)


def _differences(change: _Described) -> tuple[list[str], list[str]]:
    """The constraints that were removed and added: without facts of the spec and corrected typos."""
    before, after = ({found.key: found for found in find_constraints(row)} for row in (change.old, change.new))
    removed = [found for key, found in before.items() if key not in after]
    added = [found for key, found in after.items() if key not in before]
    return (
        [found.text for found in removed if not found.is_fact and not _is_typo_of_any(found, added)],
        [found.text for found in added if not found.is_fact and not _is_typo_of_any(found, removed)],
    )


def _is_typo_of_any(constraint: Constraint, others: list[Constraint]) -> bool:
    return any(differ_by_typo(constraint.text, other.text) for other in others)


def _quoted(texts: list[str]) -> str:
    return ", ".join(f'"{text}"' for text in texts)


RULES = (
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

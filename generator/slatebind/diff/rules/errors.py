"""Rules on the table of errors."""

import re

from slatebind.diff.changes import ErrorAdded, ErrorChanged, ErrorRemoved, ErrorRenumbered
from slatebind.diff.rule import BREAKING, INFO, Rule
from slatebind.diff.verdict import NOT_REPORTED, Verdict, Witness
from slatebind.spec.model import ErrorCode


def _added(change: ErrorAdded) -> Verdict:
    return Verdict(message=f"{_text(change.new)} is now documented", docs=INFO)


def _removed(change: ErrorRemoved) -> Verdict:
    return Verdict(message=f"{_text(change.old)} is no longer documented", docs=INFO)


def _text(error: ErrorCode) -> str:
    return f"error {error.code} ({error.name})" if error.name else f"error {error.code}"


def _renumbered(change: ErrorRenumbered) -> Verdict:
    old, new = change.old.code, change.new.code
    witness = Witness(f"errorcode == {old}", f"errorcode == {new}")
    name = f" ({change.new.name})" if change.new.name else ""
    message = f"code of error {old}{name} changed to {new}"
    return Verdict(message=message, wire=BREAKING, docs=INFO, witness=witness)


def _renamed(change: ErrorChanged) -> Verdict:
    code, before, after = change.new.code, change.old.name, change.new.name
    if _normalized(before) == _normalized(after):
        return NOT_REPORTED
    message = f"name of error {code} changed from `{before}` to `{after}`"
    if not before:
        message = f"name `{after}` of error {code} is now documented"
    elif not after:
        message = f"name `{before}` of error {code} is no longer documented"
    return Verdict(message=message, docs=INFO)


def _normalized(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


RULES = (
    Rule(
        id="error-added",
        title="Error is now documented",
        why="Servers could always respond with undocumented errors.",
        opposite="error-removed",
        on=(ErrorAdded,),
        check=_added,
    ),
    Rule(
        id="error-removed",
        title="Error is no longer documented",
        why="Code that handles it still works.",
        opposite="error-added",
        on=(ErrorRemoved,),
        check=_removed,
    ),
    Rule(
        id="error-renumbered",
        title="Code of an error changed",
        why="Code that identifies errors by their codes takes it for another error.",
        opposite="error-renumbered",
        on=(ErrorRenumbered,),
        check=_renumbered,
    ),
    Rule(
        id="error-renamed",
        title="Error renamed",
        why="Errors are identified by their codes.",
        opposite="error-renamed",
        on=(ErrorChanged,),
        keys=("name",),
        check=_renamed,
    ),
)

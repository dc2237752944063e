"""Rules on texts that only readers of the docs notice."""

from slatebind.diff.changes import (
    CommandChanged,
    ErrorChanged,
    FieldChanged,
    GroupChanged,
    ModelChanged,
    ParamChanged,
)
from slatebind.diff.rule import INFO, Rule
from slatebind.diff.verdict import NOT_REPORTED, Verdict

_Described = GroupChanged | CommandChanged | ParamChanged | ModelChanged | FieldChanged | ErrorChanged
_Typed = ParamChanged | FieldChanged


def _description(change: _Described) -> Verdict:
    before, after = (_normalized(record.description) for record in (change.old, change.new))
    if before == after:
        return NOT_REPORTED
    name = change.new.code if isinstance(change, ErrorChanged) else change.new.name
    return Verdict(message=f"description of `{name}` {_verb(bool(before), bool(after))}", docs=INFO)


def _normalized(text: str) -> str:
    """The text without spaces and capitals, which change nothing of what it says."""
    return "".join(text.split()).casefold()


def _verb(was_there: bool, is_there: bool) -> str:
    return "was added" if not was_there else "was removed" if not is_there else "changed"


def _notices(change: CommandChanged) -> Verdict:
    return Verdict(message=f"notices of `{change.new.name}` changed", docs=INFO)


def _example_call(change: CommandChanged) -> Verdict:
    verb = _verb(change.old.example is not None, change.new.example is not None)
    return Verdict(message=f"example call of `{change.new.name}` {verb}", docs=INFO)


def _example_response(change: CommandChanged) -> Verdict:
    verb = _verb(change.old.response.example is not None, change.new.response.example is not None)
    return Verdict(message=f"example response of `{change.new.name}` {verb}", docs=INFO)


def _documented_type(change: _Typed) -> Verdict:
    before, after = (row.documented_type or row.type for row in (change.old, change.new))
    message = f"documented type of `{change.new.name}` changed from `{before}` to `{after}`, with the same meaning"
    return Verdict(message=message, docs=INFO)


RULES = (
    Rule[_Described](
        id="description-changed",
        title="Description changed",
        why="Only the text of the docs changed.",
        opposite="description-changed",
        on=(GroupChanged, CommandChanged, ParamChanged, ModelChanged, FieldChanged, ErrorChanged),
        keys=("description",),
        check=_description,
    ),
    Rule(
        id="notices-changed",
        title="Notices of a command changed",
        why="Only the text of the docs changed.",
        opposite="notices-changed",
        on=(CommandChanged,),
        keys=("notices",),
        check=_notices,
    ),
    Rule(
        id="example-changed",
        title="Example changed",
        why="Examples illustrate; types and constraints are taken from the tables.",
        opposite="example-changed",
        on=(CommandChanged,),
        keys=("example", "response.example"),
        check=lambda change: _example_call(change) if change.key == "example" else _example_response(change),
    ),
    Rule[_Typed](
        id="type-word-changed",
        title="Documented name of a type changed",
        why="Both names mean the same type.",
        opposite="type-word-changed",
        on=(ParamChanged, FieldChanged),
        keys=("documented_type",),
        check=_documented_type,
    ),
)

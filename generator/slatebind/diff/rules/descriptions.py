"""Rules on texts that only readers of the docs notice."""

import re

from slatebind.diff.changes import CommandChanged, ErrorChanged, GroupChanged, ModelChanged, ParamChanged
from slatebind.diff.examples import is_same_call, is_same_response
from slatebind.diff.pairs import CommandPair
from slatebind.diff.response_changes import FieldChanged
from slatebind.diff.rule import INFO, Rule
from slatebind.diff.spec_matching import match_rows
from slatebind.diff.verdict import NOT_REPORTED, Verdict

_Described = GroupChanged | CommandChanged | ParamChanged | ModelChanged | FieldChanged | ErrorChanged
_Typed = ParamChanged | FieldChanged
_MEANINGLESS = re.compile(r"[.,;:](?!\d)|[\s'\"`*_]+")
"""A point or a comma before a digit belongs to a number."""


def _description(change: _Described) -> Verdict:
    before, after = (_normalized(record.description) for record in (change.old, change.new))
    if before == after:
        return NOT_REPORTED
    name = change.new.code if isinstance(change, ErrorChanged) else change.new.name
    return Verdict(message=f"description of `{name}` {_verb(bool(before), bool(after))}", docs=INFO)


def _normalized(text: str) -> str:
    """The text without spaces, punctuation and capitals, which change nothing of what it says."""
    return _MEANINGLESS.sub("", text).casefold()


def _verb(was_there: bool, is_there: bool) -> str:
    return "was added" if not was_there else "was removed" if not is_there else "changed"


def _notices(change: CommandChanged) -> Verdict:
    return Verdict(message=f"notices of `{change.new.name}` changed", docs=INFO)


def _example_call(change: CommandChanged) -> Verdict:
    before, after = change.old.example, change.new.example
    if before is not None and after is not None and is_same_call(_with_new_names(before, change.command), after):
        return NOT_REPORTED
    verb = _verb(before is not None, after is not None)
    return Verdict(message=f"example call of `{change.new.name}` {verb}", docs=INFO)


def _with_new_names(example: str, command: CommandPair) -> str:
    """The call by the new names of the command and its parameters: that they are renamed is reported."""
    names = {f"{match.old}=": f"{match.new}=" for match in match_rows(command.old, command.new)}
    renamed = {old: new for old, new in {**names, command.old.name: command.new.name}.items() if old != new}
    if not renamed:
        return example
    pattern = "|".join(rf"(?<!\w){re.escape(name)}" for name in sorted(renamed, key=len, reverse=True))
    return re.sub(pattern, lambda match: renamed[match[0]], example)


def _example_response(change: CommandChanged) -> Verdict:
    before, after = change.old.response.example, change.new.response.example
    if before is not None and after is not None and is_same_response(before, after):
        return NOT_REPORTED
    verb = _verb(before is not None, after is not None)
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
        keys=("documented_type", "type", "items"),
        check=_documented_type,
    ),
)

"""The rule on facts that are read differently although the docs say the same: from a sentence, or from a column."""

from slatebind.diff.changes import Change, CommandChanged, ParamChanged
from slatebind.diff.response_changes import FieldChanged
from slatebind.diff.rule import Rule
from slatebind.diff.verdict import NOT_REPORTED, Verdict
from slatebind.diff.words import differ_by_typo
from slatebind.spec.model import Command, Field, Param

_WITH_ORIGIN = CommandChanged | ParamChanged | FieldChanged
_DEPENDENCIES = ("excludes", "requires")


def _read_differently(change: _WITH_ORIGIN) -> Verdict | None:
    return NOT_REPORTED if change.key == "origin" or _says_the_same(change) else None


def _says_the_same(change: _WITH_ORIGIN) -> bool:
    """Whether the value is read from a sentence that did not change, and nothing was stated in its place."""
    old, new, key = change.old, change.new, change.key
    if not all(record.is_described(key) or not getattr(record, key) for record in (old, new)):
        return False
    if _told(old) == _told(new):
        return not (getattr(old, key) and getattr(new, key))
    return _is_lost_by_typo(old, new, key)


def _told(record: Command | Param | Field) -> str:
    """All sentences about a record, without spaces and capitals."""
    notices = [notice.text for notice in record.notices] if isinstance(record, Command) else []
    return "".join("".join((record.description, *notices)).split()).casefold()


def sentence_of(change: _WITH_ORIGIN) -> tuple[str, ...]:
    """The keys of the texts where the value is read: their changes need no findings of their own."""
    is_read = any(record.is_described(change.key) for record in (change.old, change.new))
    return ("description", "notices") if is_read else ()


def _is_lost_by_typo(old: Command | Param | Field, new: Command | Param | Field, key: str) -> bool:
    """Whether one side lacks what the other side has, because it misspells a word."""
    before, after = getattr(old, key), getattr(new, key)
    is_lost = set(before) < set(after) or set(after) < set(before) if key in _DEPENDENCIES else not (before and after)
    return is_lost and differ_by_typo(old.description, new.description)


RULES = (
    Rule[Change](
        id="read-differently",
        title="Fact read from another place",
        why="The docs say the same: in a column instead of a sentence, or with a typo.",
        opposite="read-differently",
        on=(CommandChanged, ParamChanged, FieldChanged),
        keys=("origin", "default", "values", "deprecated", *_DEPENDENCIES),
        check=_read_differently,  # type: ignore[arg-type]
    ),
)

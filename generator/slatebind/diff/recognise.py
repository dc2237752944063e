"""What makes a record of a spec recognisable under another name, and the pairs of two specs' lists."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any

from slatebind.diff.matching import Key, Known, Match, Rows, match
from slatebind.spec.model import Command, ErrorCode, Field, Group, Model, Param, Record, Spec

LISTS = ("commands", "models", "groups", "errors")
"""In the order in which they are matched: groups are recognised by their commands."""

_FEWEST = {"groups": 1, "errors": 1}
_ENOUGH = 3


def key_of(record: Any) -> Key:
    """What a record is known by in its list."""
    key: Key = record.code if isinstance(record, ErrorCode) else record.name
    return key


def match_specs(old: Spec, new: Spec) -> dict[str, tuple[Match, ...]]:
    """The pairs of each list of a spec."""
    found: dict[str, tuple[Match, ...]] = {}
    for name in LISTS:
        renamed = {one.old: one.new for one in found.get("commands", ())}
        sides = _Side(old, renamed), _Side(new, {})
        known, others = ([side.known(one) for one in getattr(side.spec, name)] for side in sides)
        sure = _by_users(old, new, renamed) if name == "models" else ()
        found[name] = match(known, others, _FEWEST.get(name, _ENOUGH), sure)
    return found


def _by_users(old: Spec, new: Spec, renamed: Mapping[Key, Key]) -> Iterator[Match]:
    """Models that most of the commands of either answer with, then and now."""
    now = {command.name: command.response.model for command in new.commands}
    votes: Counter[tuple[str, str]] = Counter()
    for command in old.commands:
        was, became = command.response.model, now.get(str(renamed.get(command.name)))
        if was and became:
            votes[was, became] += 1
    clear = _clear(votes, 1)
    for was, became in _clear(votes, 0):
        if (was, became) in clear:
            yield Match(was, became, "exact" if was == became else "users")


def _clear(votes: Counter[tuple[str, str]], side: int) -> dict[tuple[str, str], int]:
    """The pairs that have more votes than any other with the same model on one side; in the order of the votes."""
    ranked: dict[str, list[int]] = defaultdict(list)
    for pair, count in votes.items():
        ranked[pair[side]].append(count)
    best = {name: max(counts) for name, counts in ranked.items() if counts.count(max(counts)) == 1}
    return {pair: count for pair, count in votes.items() if best.get(pair[side]) == count}


def match_rows(old: Record, new: Record, name: str) -> tuple[Match, ...]:
    """The pairs of the params of two commands, or of the fields of two models."""
    known, others = ([_row(one) for one in getattr(record, name)] for record in (old, new))
    return match(known, others, _ENOUGH)


def _row(one: Any) -> Known:
    return Known(one.name, one.name, one.renamed_from, partial(_row_marks, one))


def _row_marks(one: Param | Field) -> Rows:
    """A row of a table is recognised by its description, if that says something."""
    words = one.description.lower().split()
    return frozenset({("type", one.type, one.items), *words}) if len(words) >= _ENOUGH else frozenset()


class _Side:
    def __init__(self, spec: Spec, renamed: Mapping[Key, Key]) -> None:
        self.spec = spec
        self._renamed = renamed

    def known(self, record: Any) -> Known:
        label = str(key_of(record))
        return Known(key_of(record), label, getattr(record, "renamed_from", None), partial(self._marks, record))

    @cached_property
    def _fields(self) -> dict[str | None, Rows]:
        return {model.name: frozenset(("field", one.name) for one in model.fields) for model in self.spec.models}

    @cached_property
    def _members(self) -> dict[str, set[Hashable]]:
        members: dict[str, set[Hashable]] = defaultdict(set)
        for command in self.spec.commands:
            members[command.group].add(self._renamed.get(command.name, command.name))
        return members

    def _marks(self, record: Any) -> Rows:
        match record:
            case Command():
                rows: set[Hashable] = {("param", one.name, one.type) for one in record.params}
                rows |= self._fields.get(record.response.model, frozenset())
                return frozenset({*rows, ("async", record.is_async)} if len(rows) >= _ENOUGH else ())
            case Model():
                return self._fields[record.name]
            case Group():
                return frozenset(self._members[record.name])
            case _:
                return frozenset({record.name.casefold()} if record.name else ())

"""What makes a record of a spec recognisable under another name, and the pairs of two specs' lists."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
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
        found[name] = match(
            *([side.known(one) for one in getattr(side.spec, name)] for side in sides), _FEWEST.get(name, _ENOUGH)
        )
    return found


def match_rows(old: Record, new: Record, name: str) -> tuple[Match, ...]:
    """The pairs of the params of two commands, or of the fields of two models."""
    sides = ([_row(one) for one in getattr(record, name)] for record in (old, new))
    return match(*sides, _ENOUGH)


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
                rows = {("param", one.name, one.type) for one in record.params}
                rows |= self._fields.get(record.response.model, frozenset())
                return frozenset({*rows, ("async", record.is_async)} if len(rows) >= _ENOUGH else ())
            case Model():
                return self._fields[record.name]
            case Group():
                return frozenset(self._members[record.name])
            case _:
                return frozenset({record.name.casefold()} if record.name else ())

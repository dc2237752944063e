"""From two specs to the facts between them, and from a spec and facts to the other spec."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from slatebind.diagnostic import Path
from slatebind.diff.facts import Added, Changed, Fact, Facts, Key, Removed, Renamed, Reordered, in_order
from slatebind.diff.matching import Match
from slatebind.diff.recognise import LISTS, key_of, match_rows, match_specs
from slatebind.spec.model import TYPES, Command, Field, Model, Record, Response, Spec

_INNER: dict[type, str] = {Command: "params", Model: "fields"}
_SKIPPED = {"name", "code", "params", "fields"}
_REFERENCES = {"group": "groups", "model": "models", "items": "models"}
_Names = dict[str, dict[Key, Key]]
Lists = dict[str, tuple[Match, ...]]


def facts_between(old: Spec, new: Spec, matches: Lists | None = None) -> Facts:
    """Everything that changed, each once. ``matches`` are the pairs of records, where these are known already."""
    matches = matches or match_specs(old, new)
    names: _Names = {name: {one.old: one.new for one in pairs} for name, pairs in matches.items()}
    facts = list(_changes(old.api, new.api, ("api",), ("api",), names))
    if old.api.name != new.api.name:
        facts.append(Changed(old=("api", "name"), new=("api", "name"), before=old.api.name, after=new.api.name))
    for name in LISTS:
        facts += _list_facts(getattr(old, name), getattr(new, name), matches[name], ((name,), (name,)), names)
    return in_order(facts)


def row_facts(old: Record, new: Record, paths: tuple[Path, Path], names: _Names) -> Facts:
    """What changed among the params of two commands, or among the fields of two models."""
    inner = _INNER[type(new)]
    pairs = match_rows(old, new, inner)
    lists = ((*paths[0], inner), (*paths[1], inner))
    return in_order(_list_facts(getattr(old, inner), getattr(new, inner), pairs, lists, names))


def _list_facts(
    old: Sequence[Any], new: Sequence[Any], pairs: tuple[Match, ...], lists: tuple[Path, Path], names: _Names
) -> Iterator[Fact]:
    was = {key_of(one): one for one in old}
    now = {key_of(one): one for one in new}
    became = {one.old: one.new for one in pairs}
    came_from = {one.new: one.old for one in pairs}
    for before, (key, record) in zip((None, *was), was.items(), strict=False):
        if key not in became:
            yield Removed(old=(*lists[0], key), new=None, value=record, after=before)
    for before, (key, record) in zip((None, *now), now.items(), strict=False):
        if key not in came_from:
            yield Added(old=None, new=(*lists[1], key), value=record, after=before)
    orders = tuple(key for key in was if key in became), tuple(key for key in now if key in came_from)
    if tuple(became[key] for key in orders[0]) != orders[1]:
        yield Reordered(old=lists[0], new=lists[1], before=orders[0], after=orders[1])
    for one in pairs:
        paths = (*lists[0], one.old), (*lists[1], one.new)
        if one.old != one.new:
            yield Renamed(old=paths[0], new=paths[1], how=one.how, confidence=one.confidence)
        yield from _changes(was[one.old], now[one.new], *paths, names)
        if type(now[one.new]) in _INNER:
            yield from row_facts(was[one.old], now[one.new], paths, names)


def _changes(old: Record, new: Record, path: Path, new_path: Path, names: _Names) -> Iterator[Fact]:
    if old == new and repr(old) == repr(new) and not isinstance(new, Command | Field):
        return
    for field in new.__struct_fields__:
        if field in _SKIPPED:
            continue
        before, after = getattr(old, field), getattr(new, field)
        if isinstance(after, Response):
            yield from _changes(before, after, (*path, field), (*new_path, field), names)
        # 1 and True are equal, and so are two mappings in different orders; as JSON in a spec they are not the same.
        elif repr(followed(field, before, names)) != repr(after):
            yield Changed(old=(*path, field), new=(*new_path, field), before=before, after=after)


def followed(field: str, value: Any, names: _Names) -> Any:
    """A reference as it is called after the renaming of what it refers to; None where that is gone."""
    if field not in _REFERENCES or value is None or (field == "items" and value in TYPES):
        return value
    return names[_REFERENCES[field]].get(value)


def apply(facts: Facts, spec: Spec) -> Spec:
    """The spec after the edit; its sources stay. A ValueError where these are not the facts of an edit of this spec."""
    return _Editor(facts, spec).spec(spec)


class _Editor:
    """Facts by the places that they are about."""

    def __init__(self, facts: Facts, spec: Spec) -> None:
        self.removed = {fact.old for fact in facts if isinstance(fact, Removed)}
        self.renamed = {fact.old: fact.new[-1] for fact in facts if isinstance(fact, Renamed) and fact.new}
        self.orders = {fact.new: fact.after for fact in facts if isinstance(fact, Reordered)}
        self.added: dict[Path, dict[Key | None, Record]] = defaultdict(dict)
        self.changed: dict[Path, dict[str, Any]] = defaultdict(dict)
        self.names: _Names = {
            name: {key_of(one): key_of(one) for one in getattr(spec, name) if (name, key_of(one)) not in self.removed}
            for name in ("groups", "models")
        }
        for fact in facts:
            if isinstance(fact, Added) and fact.new:
                self.added[fact.new[:-1]][fact.after] = fact.value
            elif isinstance(fact, Changed) and fact.new:
                self.changed[fact.new[:-1]][str(fact.new[-1])] = fact.after
            elif isinstance(fact, Renamed) and fact.old and fact.new and fact.old[0] in self.names:
                self.names[str(fact.old[0])][fact.old[-1]] = fact.new[-1]

    def spec(self, spec: Spec) -> Spec:
        lists = {name: self._list(getattr(spec, name), (name,), (name,)) for name in LISTS}
        return msgspec.structs.replace(spec, api=self._record(spec.api, ("api",), ("api",)), **lists)

    def _list(self, records: Sequence[Any], old: Path, new: Path) -> tuple[Any, ...]:
        kept = {}
        for record in records:
            path = (*old, key_of(record))
            if path not in self.removed:
                key = self.renamed.get(path, path[-1])
                kept[key] = self._record(record, path, (*new, key))
        order = self.orders.get(new, tuple(kept))
        if set(order) != set(kept):
            raise ValueError(f"the facts are not those of this spec: {new}")
        ordered = [kept[key] for key in order]
        added = self.added.get(new, {})
        whole: list[Any] = []
        for record in (None, *ordered):
            whole += [record] if record is not None else []
            last = key_of(record) if record is not None else None
            while last in added:
                whole.append(added[last])
                last = key_of(added[last])
        return tuple(whole)

    def _record(self, record: Any, old: Path, new: Path) -> Any:
        values = {
            name: followed(name, getattr(record, name), self.names)
            for name in record.__struct_fields__
            if name in _REFERENCES
        }
        values |= self.changed.get(new, {})
        if new[-1] != old[-1]:
            values["name" if "name" in record.__struct_fields__ and old[0] != "errors" else "code"] = new[-1]
        if isinstance(record, Command):
            values["response"] = self._record(record.response, (*old, "response"), (*new, "response"))
        inner = _INNER.get(type(record))
        if inner:
            values[inner] = self._list(getattr(record, inner), (*old, inner), (*new, inner))
        return msgspec.structs.replace(record, **values) if values else record

"""Applying and inverting the deltas between two specs, to prove that they are complete."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from slatebind.diagnostic import Path
from slatebind.diff.address import Key
from slatebind.diff.deltas import Added, Changed, Delta, Deltas, Removed, Renamed, Reordered, sort_deltas
from slatebind.diff.spec_diff import NewNames, follow_reference
from slatebind.diff.spec_matching import LISTS, ROWS, identity_of
from slatebind.spec.model import Command, ErrorCode, Record, Spec

_REFERENCES = ("group", "model", "items")


def invert(deltas: Deltas) -> Deltas:
    """The deltas of the opposite direction."""
    return sort_deltas(map(_inverse, deltas))


def _inverse(delta: Delta) -> Delta:
    match delta:
        case Added():
            return Removed(old=delta.new, new=None, value=delta.value, after=delta.after)
        case Removed():
            return Added(old=None, new=delta.old, value=delta.value, after=delta.after)
        case Renamed():
            confidence = delta.confidence
            return Renamed(old=delta.new, new=delta.old, matched_by=delta.matched_by, confidence=confidence)
        case Changed():
            return Changed(old=delta.new, new=delta.old, before=delta.after, after=delta.before)
        case Reordered():
            return Reordered(old=delta.new, new=delta.old, before=delta.after, after=delta.before)
        case _:
            raise TypeError(delta)


def apply_deltas(deltas: Deltas, spec: Spec) -> Spec:
    """The new spec, with the sources of the old one. Raises ValueError if these are not the deltas of this spec."""
    return _Editor(deltas, spec).edit(spec)


class _Editor:
    """Applies deltas, indexed by their paths."""

    def __init__(self, deltas: Deltas, spec: Spec) -> None:
        self.removed = {delta.old for delta in deltas if isinstance(delta, Removed)}
        self.renamed = {delta.old: delta.new[-1] for delta in deltas if isinstance(delta, Renamed) and delta.new}
        self.orders = {delta.new: delta.after for delta in deltas if isinstance(delta, Reordered)}
        self.added: dict[Path, dict[Key | None, Record]] = defaultdict(dict)
        self.changed: dict[Path, dict[str, Any]] = defaultdict(dict)
        self.names: NewNames = {
            name: {
                identity_of(record): identity_of(record)
                for record in getattr(spec, name)
                if (name, identity_of(record)) not in self.removed
            }
            for name in ("groups", "models")
        }
        for delta in deltas:
            if isinstance(delta, Added) and delta.new:
                self.added[delta.new[:-1]][delta.after] = delta.value
            elif isinstance(delta, Changed) and delta.new:
                self.changed[delta.new[:-1]][str(delta.new[-1])] = delta.after
            elif isinstance(delta, Renamed) and delta.old and delta.new and delta.old[0] in self.names:
                self.names[str(delta.old[0])][delta.old[-1]] = delta.new[-1]

    def edit(self, spec: Spec) -> Spec:
        """The edited spec."""
        lists = {name: self._list(getattr(spec, name), (name,), (name,)) for name in LISTS}
        return msgspec.structs.replace(spec, api=self._record(spec.api, ("api",), ("api",)), **lists)

    def _list(self, records: Sequence[Any], old: Path, new: Path) -> tuple[Any, ...]:
        kept = {}
        for record in records:
            path = (*old, identity_of(record))
            if path not in self.removed:
                key = self.renamed.get(path, path[-1])
                kept[key] = self._record(record, path, (*new, key))
        order = self.orders.get(new, tuple(kept))
        if set(order) != set(kept):
            raise ValueError(f"the deltas are not those of this spec: {new}")
        added = self.added.get(new, {})
        edited: list[Any] = []
        for record in (None, *(kept[key] for key in order)):
            edited += [record] if record is not None else []
            last = identity_of(record) if record is not None else None
            while last in added:
                edited.append(added[last])
                last = identity_of(added[last])
        return tuple(edited)

    def _record(self, record: Any, old: Path, new: Path) -> Any:
        values = {
            key: follow_reference(key, getattr(record, key), self.names)
            for key in record.__struct_fields__
            if key in _REFERENCES
        }
        values |= self.changed.get(new, {})
        if new[-1] != old[-1]:
            values["code" if isinstance(record, ErrorCode) else "name"] = new[-1]
        if isinstance(record, Command):
            values["response"] = self._record(record.response, (*old, "response"), (*new, "response"))
        rows = ROWS.get(type(record))
        if rows:
            values[rows] = self._list(getattr(record, rows), (*old, rows), (*new, rows))
        return msgspec.structs.replace(record, **values) if values else record

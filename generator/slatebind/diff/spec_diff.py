"""Finding the differences between two specs."""

from collections.abc import Iterator, Sequence
from typing import Any

from slatebind.diagnostic import Path
from slatebind.diff.address import Key
from slatebind.diff.deltas import Added, Changed, Delta, Deltas, Removed, Renamed, Reordered, sort_deltas
from slatebind.diff.matching import Match
from slatebind.diff.spec_matching import IDENTITY_KEYS, LISTS, ROWS, identity_of, keys_of, match_rows, match_specs
from slatebind.spec.item_types import innermost, with_innermost
from slatebind.spec.model import TYPES, Command, Field, Record, Response, Spec

_REFERENCES = {"group": "groups", "model": "models"}
"""Keys that name a record of a list."""

NewNames = dict[str, dict[Key, Key]]
"""For each list, the new names of the records that both specs have, by their old names."""
Matches = dict[str, tuple[Match, ...]]


def diff_specs(old: Spec, new: Spec, matches: Matches | None = None) -> Deltas:
    """All differences, each once. ``matches`` are the matched records of each list, if they are known already."""
    matches = matches or match_specs(old, new)
    names = new_names(matches)
    deltas = list(_value_deltas(old.api, new.api, ("api",), ("api",), names))
    for name in LISTS:
        deltas += _list_deltas(getattr(old, name), getattr(new, name), matches[name], ((name,), (name,)), names)
    return sort_deltas(deltas)


def new_names(matches: Matches) -> NewNames:
    """The new names by list and old name."""
    return {name: {match.old: match.new for match in pairs} for name, pairs in matches.items()}


def diff_rows(old: Record, new: Record, paths: tuple[Path, Path], names: NewNames) -> Deltas:
    """The differences between the parameters of two commands, or the fields of two models."""
    rows = ROWS[type(new)]
    pairs = match_rows(old, new)
    lists = ((*paths[0], rows), (*paths[1], rows))
    return sort_deltas(_list_deltas(getattr(old, rows), getattr(new, rows), pairs, lists, names))


def _list_deltas(
    old: Sequence[Any], new: Sequence[Any], pairs: tuple[Match, ...], lists: tuple[Path, Path], names: NewNames
) -> Iterator[Delta]:
    old_records, new_records = (dict(zip(keys_of(records), records, strict=True)) for records in (old, new))
    new_keys = {match.old: match.new for match in pairs}
    old_keys = {match.new: match.old for match in pairs}
    for before, (key, record) in zip((None, *old_records), old_records.items(), strict=False):
        if key not in new_keys:
            yield Removed(old=(*lists[0], key), new=None, value=record, after=before)
    for before, (key, record) in zip((None, *new_records), new_records.items(), strict=False):
        if key not in old_keys:
            yield Added(old=None, new=(*lists[1], key), value=record, after=before)
    orders = tuple(key for key in old_records if key in new_keys), tuple(key for key in new_records if key in old_keys)
    if tuple(new_keys[key] for key in orders[0]) != orders[1]:
        yield Reordered(old=lists[0], new=lists[1], before=orders[0], after=orders[1])
    for match in pairs:
        paths = (*lists[0], match.old), (*lists[1], match.new)
        yield from _record_deltas(match, old_records[match.old], new_records[match.new], paths, names)


def _record_deltas(
    match: Match, old: Record, new: Record, paths: tuple[Path, Path], names: NewNames
) -> Iterator[Delta]:
    if identity_of(old) != identity_of(new):
        yield Renamed(old=paths[0], new=paths[1], matched_by=match.by, confidence=match.confidence)
    yield from _value_deltas(old, new, *paths, names)
    if type(new) in ROWS:
        yield from diff_rows(old, new, paths, names)


def _value_deltas(old: Record, new: Record, old_path: Path, new_path: Path, names: NewNames) -> Iterator[Delta]:
    if old == new and repr(old) == repr(new) and not isinstance(new, Command | Field):
        return
    not_compared = {IDENTITY_KEYS.get(type(new)), ROWS.get(type(new))}
    for key in new.__struct_fields__:
        if key in not_compared:
            continue
        before, after = getattr(old, key), getattr(new, key)
        if isinstance(after, Response):
            yield from _value_deltas(before, after, (*old_path, key), (*new_path, key), names)
        # 1 and True are equal, and so are two mappings in different orders; as JSON in a spec they are not the same.
        elif repr(follow_reference(key, before, names)) != repr(after):
            yield Changed(old=(*old_path, key), new=(*new_path, key), before=before, after=after)


def follow_reference(key: str, value: Any, names: NewNames) -> Any:
    """The new name of the record that a key refers to, None if that was removed; values of other keys as they are."""
    if key == "items" and value is not None:
        return follow_items(value, names["models"])
    return names[_REFERENCES[key]].get(value) if key in _REFERENCES and value is not None else value


def follow_items(items: str, models: dict[Key, Key]) -> str | None:
    """What a list, map or object holds, by the model's new name; None if that is a model that was removed."""
    held = innermost(items)
    if held is None or held in TYPES:
        return items
    return with_innermost(items, str(models[held])) if held in models else None

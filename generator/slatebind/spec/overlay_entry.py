"""One entry of an overlay: which records it selects, whether it still applies to them, and what it makes of them.

Pure functions over plain data, the builtins that a spec or a YAML text consists of. Lists of entries inside an entry
(``params``, ``fields``) are entries in their own right: they are compared here, but applied by the caller.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import Enum, auto
from fnmatch import fnmatchcase
from functools import lru_cache, reduce
from typing import Any

from slatebind.spec.addresses import split_place
from slatebind.spec.overlay_file import CONTROLS, LISTS

Data = dict[str, Any]
Slot = tuple[str, int]
"""A record of a list: its name or code, and how many records of the same name precede it."""
Slots = dict[Slot, Data]
"""The records of a list in its order. Entries look up their records by name, without a search."""

_WILDCARDS = frozenset("*?[")
_DEFAULTS: tuple[Any, ...] = (None, False, [], (), "none")
"""Values that a key has if a record lacks it."""


class Expiry(Enum):
    """Whether what an entry corrects is still what the docs say."""

    APPLIES = auto()
    NOT_NEEDED = auto()
    """The docs say what the entry corrects them to."""
    CONFLICT = auto()
    """The docs say neither that nor what they said when the entry was written."""


def slots_of(records: Iterable[Data], key: str) -> Slots:
    """The records of a list by the value of ``key``."""
    slots: Slots = {}
    counts: dict[str, int] = {}
    for record in records:
        name = str(record[key])
        counts[name] = counts.get(name, 0) + 1
        slots[name, counts[name] - 1] = record
    return slots


def select(
    slots: Slots, entry: Data, key: str, names_of: Callable[[str], Collection[str]] = lambda _: ()
) -> tuple[Slot, ...]:
    """The records that an entry is about: those of its name, or that match its patterns, and meet its ``where``.

    ``names_of`` gives the names of the commands of a request such as ``GET /trees/{id}``.
    """
    where = entry.get("where") or {}
    if entry.get("match"):
        is_match = _matcher(tuple(entry["match"]))
        named = {name for pattern in entry["match"] for name in names_of(pattern)}
        selected = tuple(slot for slot in slots if slot[0] in named or is_match(slot[0]))
    elif key in entry:
        name = str(entry[key])
        selected = find_slots(slots, name) or tuple((name, 0) for name in names_of(name) if (name, 0) in slots)
        selected = selected if where else selected[:1] if _are_params(slots, selected) else selected
    else:
        selected = ()
    return tuple(
        slot for slot in selected if all(_is_equal(slots[slot].get(name), value) for name, value in where.items())
    )


def find_slots(slots: Slots, address: str) -> tuple[Slot, ...]:
    """The records of a name, or the parameter of a name and place: ``id:body``."""
    found = _namesakes(slots, address)
    if not found and (parts := split_place(address)):
        name, place = parts
        found = tuple(slot for slot in _namesakes(slots, name) if slots[slot].get("in") == place)
    return found


def _are_params(slots: Slots, selected: tuple[Slot, ...]) -> bool:
    """Whether records of one name are parameters sent at different places, of which a name means the first."""
    return len({slots[slot].get("in") for slot in selected}) > 1


def _namesakes(slots: Slots, name: str) -> tuple[Slot, ...]:
    found: list[Slot] = []
    while (name, len(found)) in slots:
        found.append((name, len(found)))
    return tuple(found)


@lru_cache(maxsize=256)
def _matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a name matches one of the patterns, most of which are plain names."""
    plain = frozenset(pattern for pattern in patterns if _WILDCARDS.isdisjoint(pattern))
    wild = [pattern for pattern in patterns if pattern not in plain]
    if not wild:
        return plain.__contains__
    return lambda name: name in plain or any(fnmatchcase(name, pattern) for pattern in wild)


def patch_of(entry: Data, key: str | None) -> Data:
    """What an entry changes. ``key`` identifies its records; it is None for the API, of which there is only one."""
    return {name: value for name, value in entry.items() if name != key and name not in CONTROLS - {"name"}}


def check_expiry(record: Data, entry: Data, patch: Data, models: Slots) -> Expiry:
    """Whether an entry still applies to a record. ``models`` are those of the spec, whose fields responses have."""
    was = entry.get("was")
    if was is not None and not _states(record, was, models):
        return Expiry.NOT_NEEDED if _states(record, patch, models) else Expiry.CONFLICT
    return Expiry.NOT_NEEDED if patch and _states(record, patch, models) else Expiry.APPLIES


def merge(record: Data, patch: Data, *, overwrite: bool) -> Data:
    """The record with the values of a patch; null removes a key. Without ``overwrite`` only missing keys are added."""
    merged = dict(record)
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        elif key == "response":
            merged[key] = merge(record.get(key, {}), value, overwrite=overwrite)
        elif key not in LISTS and (overwrite or key not in record):
            merged[key] = value
    origin = record.get("origin")
    if "origin" not in patch and isinstance(origin, dict):
        merged = _with_origin(
            merged, {key: source for key, source in origin.items() if merged.get(key) == record.get(key)}
        )
    return merged


def without_missing_params(params: Iterable[Data]) -> Iterator[Data]:
    """The parameters of a command without those dependencies, read from the docs, on parameters that it lacks."""
    params = tuple(params)
    names = {param["name"] for param in params}
    for param in params:
        origin = param.get("origin")
        keys = {"excludes", "requires"}.intersection(origin) if isinstance(origin, dict) else ()
        yield reduce(lambda kept, key: _without_missing(kept, key, names), sorted(keys), param)


def _without_missing(param: Data, key: str, names: set[str]) -> Data:
    kept = tuple(name for name in param.get(key, ()) if name in names)
    if kept:
        return {**param, key: kept}
    return _with_origin(_without(param, key), _without(param["origin"], key))


def _without(origin: Data, key: str) -> Data:
    return {name: source for name, source in origin.items() if name != key}


def _with_origin(record: Data, origin: Data) -> Data:
    others = _without(record, "origin")
    return {**others, "origin": origin} if origin else others


def _states(record: Data, patch: Mapping[str, Any], models: Slots) -> bool:
    """Whether a record already says everything that a patch says."""
    for key, value in patch.items():
        if key in CONTROLS - {"name"}:
            continue
        own = record.get(key)
        if key == "fields" and own is None:
            own = models.get((str(record.get("model")), 0), {}).get("fields", ())
        if key in LISTS and value is not None:
            if not _state_all(own or (), value, models):
                return False
        elif isinstance(value, dict) and isinstance(own, dict) and key != "example":
            if not _states(own, value, models):
                return False
        elif not _is_equal(own, value) and not (own is None and value in _DEFAULTS):
            return False
    return True


def _state_all(records: Iterable[Data], entries: Iterable[Data], models: Slots) -> bool:
    """Whether the records already say what all entries say. A record that is to be removed is still there."""
    slots = slots_of(records, "name")
    return all(
        "name" in entry
        and not entry.get("remove")
        and bool(selected := select(slots, entry, "name"))
        and all(_states(slots[slot], patch_of(entry, "name"), models) for slot in selected)
        for entry in entries
    )


def _is_equal(own: Any, value: Any) -> bool:
    """Whether a value of a spec is that of an overlay, in which all sequences are lists."""
    return bool((list(own) if isinstance(own, tuple) else own) == value)

"""Models for objects that only a source describes: equal ones are one model, with a name that is free."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

import msgspec

from slatebind.casing import pascal, singular, snake
from slatebind.verify.facts import FieldFacts

Data = dict[str, Any]
_HOLDERS = ("list", "object")


class NewModels:
    """The models that corrections add. ``taken`` are the names of the models that the spec has."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {snake(name) for name in taken}
        self._names: dict[bytes, str] = {}
        self._entries: list[tuple[Data, list[str]]] = []
        self._known: dict[int, str] = {}

    def entries(self) -> list[tuple[Data, list[str]]]:
        """The models, each with its fields, and the places of these in the source."""
        return self._entries

    def name_of(self, fields: Sequence[FieldFacts], wanted: str, owner: str) -> str:
        """The name of the model with these fields: ``wanted``, else that with ``owner`` before it, else numbered."""
        if id(fields) in self._known:
            return self._known[id(fields)]
        records = sorted(
            (self.field(facts, owner=pascal(wanted)) for facts in fields), key=lambda row: str(row["name"])
        )
        key = msgspec.json.encode(records, order="sorted")
        if key not in self._names:
            name = next(name for name in _candidates(wanted, owner) if snake(name) not in self._taken)
            self._taken.add(snake(name))
            self._names[key] = name
            entry = {"name": name, "origin": "server", "fields": records}
            self._entries.append((entry, [facts.at for facts in fields]))
        self._known[id(fields)] = self._names[key]
        return self._names[key]

    def field(self, facts: FieldFacts, owner: str, *, has_model: bool = True) -> Data:
        """A field as a source describes it, without a model of what it holds if that is not wanted."""
        record: Data = {"name": facts.name, **self.type_of(facts, owner, has_model=has_model)}
        if facts.description and facts.description.strip():
            record["description"] = facts.description.strip()
        return record

    def type_of(self, facts: FieldFacts, owner: str, *, has_model: bool = True) -> Data:
        """The keys of a field that say what it is."""
        name = facts.type.name if facts.type else "any"
        items = facts.type.items if facts.type else ""
        if facts.fields and has_model:
            kind = name if name in _HOLDERS else "object"
            return {"type": kind, "items": self.name_of(facts.fields, singular(facts.name), owner)}
        return {"type": name, **({"items": items} if items else {})}


def _candidates(wanted: str, owner: str) -> Iterator[str]:
    name = pascal(wanted) or "Item"
    yield from (name, f"{owner}{name}")
    yield from (f"{owner}{name}{number}" for number in count(2))

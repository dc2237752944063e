"""Generating objects for models, with typical values by the names of fields; the same seed gives the same objects."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from slatebind.mock.entities import Entities
from slatebind.spec.item_types import split_items
from slatebind.spec.model import Field, Model, TypeName

Object = dict[str, Any]

_ANY_STATE = ("Active",)
_FIRST_MOMENT = datetime(2014, 7, 6, 16, 40, 39)
_MAX_DEPTH = 2
_PLAIN: tuple[TypeName, ...] = (
    "string",
    "boolean",
    "integer",
    "long",
    "float",
    "uuid",
    "date",
    "datetime",
    "url",
)
_MAX_EXACT_DOUBLE = 1 << 53


class TypicalValues(msgspec.Struct, frozen=True, kw_only=True):
    """Values that servers of a protocol typically have.

    ``states`` are those of an entity, the first one that of a new object; ``texts`` are values of fields by name, where
    {n} is 1 to 250 and {index} counts objects from 1. The texts of fields whose names match ``number_names``, an
    expression, are numbers.
    ``date_format`` and ``time_format`` are how dates and times are written. ``omitted`` are fields that an object does
    not have by itself.
    """

    states: Mapping[str, tuple[str, ...]] = {}
    texts: Mapping[str, str] = {}
    number_names: str = "(?!)"
    date_format: str = "%Y-%m-%d"
    time_format: str = "%Y-%m-%dT%H:%M:%SZ"
    omitted: tuple[str, ...] = ()

    def states_of(self, entity: str) -> tuple[str, ...]:
        """The states that an entity's objects may have."""
        return self.states.get(entity, _ANY_STATE)


class ObjectFactory:
    """Creates objects; ``count`` is the initial number of objects of each entity, for fields that refer to them."""

    def __init__(
        self,
        entities: Entities,
        values: TypicalValues,
        examples: Mapping[str, list[Object]],
        seed: int,
        count: int,
    ) -> None:
        self._entities = entities
        self._typical = values
        self._number_names = re.compile(values.number_names)
        self._examples = examples
        self._seed = seed
        self._count = count

    def initial(self, entity: str) -> list[Object]:
        """The initial objects of an entity: the docs' examples, then generated ones."""
        examples = self._examples.get(entity, [])[: self._count]
        model = self._entities.by_noun[entity]
        return [*map(dict, examples), *(self.make(model, entity, i) for i in range(len(examples), self._count))]

    def make(self, model: Model, entity: str, index: int, depth: int = 0) -> Object:
        """The object of an index, from 0, with a value in every field."""
        random = self._random(entity, index)
        created = {
            field.name: self._value(field, entity, index, depth, random)
            for field in model.fields
            if field.name not in self._typical.omitted
        }
        for name in created if depth < _MAX_DEPTH else ():
            other = self._entities.named(name) if f"{name}id" in created else None
            if other and self._count:  # next to `ipaddressid`, `ipaddress` is the address of that object
                chosen = self._chosen(entity, index, name)
                referenced = self.make(self._entities.by_noun[other], other, chosen, depth + 1)
                created[name] = referenced.get(name, created[name])
        return created

    def identity(self, entity: str, index: int) -> Any:
        """The id of the object of an index: a UUID, or a number if the model has numbers."""
        examples = self._examples.get(entity, [])[: self._count]
        if index < len(examples) and "id" in examples[index]:
            return examples[index]["id"]
        model = self._entities.by_noun.get(entity)
        if model and any(field.name == "id" and field.type in ("integer", "long") for field in model.fields):
            return index + 1
        return str(UUID(int=self._random(entity, index, "id").getrandbits(128), version=4))

    def time(self, seconds: float) -> str:
        """A time as servers write it; ``seconds`` are counted from a fixed day in 2014."""
        return (_FIRST_MOMENT + timedelta(seconds=seconds)).strftime(self._typical.time_format)

    def date(self, seconds: float) -> str:
        """A date as servers write it; ``seconds`` are counted from a fixed day in 2014."""
        return (_FIRST_MOMENT + timedelta(seconds=seconds)).strftime(self._typical.date_format)

    def _chosen(self, entity: str, index: int, other: str) -> int:
        """The index of the other object that an object refers to."""
        return self._random(entity, index, other).randrange(self._count)

    def _random(self, *parts: object) -> Random:
        return Random("/".join(map(str, (self._seed, *parts))))

    def _value(self, field: Field, entity: str, index: int, depth: int, random: Random) -> Any:
        name = field.name.lower()
        if name == "id":
            return self.identity(entity, index)
        stem = name.removesuffix("id").removesuffix("name")
        other = self._entities.named(stem) if stem not in (name, "") and self._count else None
        if other and field.type in ("uuid", "string", "integer", "long"):
            chosen = self._chosen(entity, index, stem)
            return self.identity(other, chosen) if name.endswith("id") else self._name(other, chosen)
        match field.type:
            case "list":
                return self._nested(field, index, depth, random)
            case "object":
                return next(iter(self._nested(field, index, depth, random)), {})
            case "map":
                return {"colour": "green"}
            case "string" | "any":
                return self._text(field, entity, index, random)
        return self._plain(field, index, random)

    def _plain(self, field: Field, index: int, random: Random) -> Any:
        match field.type:
            case "boolean":
                return random.random() < 0.5
            case "integer":
                return random.randint(1, 64)
            case "long":
                is_large = random.random() < 0.25  # larger than what a double holds
                return _MAX_EXACT_DOUBLE + random.randrange(1, 1 << 40, 2) if is_large else random.randint(1, 1 << 34)
            case "float":
                return round(random.uniform(0, 100), 2)
            case "date":
                return self.date(random.randint(0, 300_000_000))
            case "datetime":
                return self.time(random.randint(0, 300_000_000))
            case "uuid":
                return str(UUID(int=random.getrandbits(128), version=4))
        return f"https://cloud.example/{field.name}/{index + 1}"

    def _text(self, field: Field, entity: str, index: int, random: Random) -> str:
        name = field.name.lower()
        if field.values:
            return random.choice(field.values)
        if name == "state":
            return random.choice(self._typical.states_of(entity))
        if name in ("name", "displayname"):
            return self._name(entity, index)
        if self._number_names.search(name):
            return str(random.randint(1, 64))
        text = self._typical.texts.get(name)
        return text.format(n=random.randint(1, 250), index=index + 1) if text else f"{field.name} {index + 1}"

    def _name(self, entity: str, index: int) -> str:
        examples = self._examples.get(entity, [])[: self._count]
        if index < len(examples) and isinstance(examples[index].get("name"), str):
            return str(examples[index]["name"])
        # The entities of HTTP APIs are paths.
        return f"{entity.rpartition('/')[2] or 'object'}-{index + 1}"

    def _nested(self, field: Field, index: int, depth: int, random: Random) -> list[Any]:
        """The elements of a list; none if the spec does not give their type."""
        items = field.items or ""
        if inner := split_items(items)[1]:
            return [self._nested(replace(field, items=inner), index, depth, random)]
        if items in self._entities.models:
            entity = self._entities.named(items) or items.lower()
            model = self._entities.models[items]
            return [self.make(model, entity, index, depth + 1)] if depth < _MAX_DEPTH else []
        plain = next((word for word in _PLAIN if word == items), None)
        if plain is None:
            return []
        element = Field(name=field.name, type=plain)
        return [self._text(element, "", index, random) if items == "string" else self._plain(element, index, random)]

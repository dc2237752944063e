"""Made-up objects to the models, the same for the same seed. Knows what fields are usually about by their names."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any
from uuid import UUID

from slatebind.mock.catalogue import Catalogue
from slatebind.spec.model import Field, Model, TypeName

Object = dict[str, Any]

STATES = {
    "virtualmachine": ("Running", "Stopped"),
    "volume": ("Ready", "Allocated"),
    "snapshot": ("BackedUp",),
    "network": ("Implemented", "Allocated"),
    "host": ("Up",),
    "account": ("enabled", "disabled"),
}
"""The states of an entity's objects; new ones get the first."""
_ANY_STATE = ("Active",)

# What text fields hold; {n} is 1 to 250, {index} counts objects from 1.
_TEXTS = {
    "account": "admin",
    "allocationstate": "Enabled",
    "cidr": "10.1.{n}.0/24",
    "cloudstackversion": "4.19.0.0",
    "domain": "ROOT",
    "email": "user{index}@cloud.example",
    "format": "QCOW2",
    "gateway": "10.1.{n}.1",
    "hypervisor": "KVM",
    "ip6address": "2001:db8::{n}",
    "ipaddress": "10.1.1.{n}",
    "macaddress": "02:00:4c:9f:00:{n:02x}",
    "netmask": "255.255.255.0",
    "networktype": "Advanced",
    "protocol": "tcp",
    "templatetype": "USER",
    "traffictype": "Guest",
    "url": "https://cloud.example/{index}",
}
_ONLY_WHILE_PENDING = {"jobid", "jobstatus"}
_SOUTH = timezone(timedelta(hours=9))
_DEEPEST = 2
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
_BEYOND_DOUBLES = 1 << 53


class Maker:
    """Makes objects; ``count`` says how many of each entity there are at first, for fields that refer to them."""

    def __init__(self, catalogue: Catalogue, examples: Mapping[str, list[Object]], seed: int, count: int) -> None:
        self._catalogue = catalogue
        self._examples = examples
        self._seed = seed
        self._count = count

    def initial(self, entity: str) -> list[Object]:
        """What there is of an entity at first: the docs' examples, then made-up ones."""
        examples = self._examples.get(entity, [])[: self._count]
        model = self._catalogue.entities[entity]
        return [*map(dict, examples), *(self.make(model, entity, i) for i in range(len(examples), self._count))]

    def make(self, model: Model, entity: str, index: int, depth: int = 0) -> Object:
        """The object of this index, from 0, with a value in every field."""
        random = self._random(entity, index)
        one = {
            field.name: self._value(field, entity, index, depth, random)
            for field in model.fields
            if field.name not in _ONLY_WHILE_PENDING
        }
        for name in one if depth < _DEEPEST else ():
            other = self._catalogue.named(name) if f"{name}id" in one else None
            if other and self._count:  # `ipaddress` beside `ipaddressid` is that address
                chosen = self._chosen(entity, index, name)
                alike = self.make(self._catalogue.entities[other], other, chosen, depth + 1)
                one[name] = alike.get(name, one[name])
        return one

    def identity(self, entity: str, index: int) -> Any:
        """The id of the object of this index: a UUID, or a number where the model wants one."""
        examples = self._examples.get(entity, [])[: self._count]
        if index < len(examples) and "id" in examples[index]:
            return examples[index]["id"]
        model = self._catalogue.entities.get(entity)
        if model and any(field.name == "id" and field.type in ("integer", "long") for field in model.fields):
            return index + 1
        return str(UUID(int=self._random(entity, index, "id").getrandbits(128), version=4))

    def date(self, seconds: float) -> str:
        """A date as servers write it; ``seconds`` are counted from a day in 2014."""
        moment = datetime(2014, 7, 6, 7, 40, 39, tzinfo=UTC) + timedelta(seconds=seconds)
        return moment.astimezone(_SOUTH).strftime("%Y-%m-%dT%H:%M:%S%z")

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
        other = self._catalogue.named(stem) if stem not in (name, "") and self._count else None
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
                return _BEYOND_DOUBLES + random.randrange(1, 1 << 40, 2) if is_large else random.randint(1, 1 << 34)
            case "float":
                return round(random.uniform(0, 100), 2)
            case "date" | "datetime":
                return self.date(random.randint(0, 300_000_000))
            case "uuid":
                return str(UUID(int=random.getrandbits(128), version=4))
        return f"https://cloud.example/{field.name}/{index + 1}"

    def _text(self, field: Field, entity: str, index: int, random: Random) -> str:
        name = field.name.lower()
        if field.values:
            return random.choice(field.values)
        if name == "state":
            return random.choice(STATES.get(entity, _ANY_STATE))
        if name in ("name", "displayname"):
            return self._name(entity, index)
        text = _TEXTS.get(name)
        return text.format(n=random.randint(1, 250), index=index + 1) if text else f"{field.name} {index + 1}"

    def _name(self, entity: str, index: int) -> str:
        examples = self._examples.get(entity, [])[: self._count]
        if index < len(examples) and isinstance(examples[index].get("name"), str):
            return str(examples[index]["name"])
        return f"{entity}-{index + 1}"

    def _nested(self, field: Field, index: int, depth: int, random: Random) -> list[Any]:
        """The elements of a list; none where the spec does not say what they are."""
        items = field.items or ""
        if items in self._catalogue.models:
            entity = self._catalogue.named(items) or items.lower()
            model = self._catalogue.models[items]
            return [self.make(model, entity, index, depth + 1)] if depth < _DEEPEST else []
        plain = next((word for word in _PLAIN if word == items), None)
        if plain is None:
            return []
        one = Field(name=field.name, type=plain)
        return [self._text(one, "", index, random) if items == "string" else self._plain(one, index, random)]


def new_state(entity: str) -> str:
    """The state of an object that has just been made."""
    return STATES.get(entity, _ANY_STATE)[0]

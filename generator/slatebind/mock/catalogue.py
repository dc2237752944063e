"""What the spec's commands do, read off their names and answers: create, delete, change or tell of which entities.

An entity is what a list command lists, called as the noun in its name: ``virtualmachine``.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from slatebind.spec.model import Command, Model, Param, Spec
from slatebind.words import singular, split

Kind = Literal["list", "create", "delete", "change", "read"]

_CREATING = {"create", "deploy", "register", "add", "associate", "allocate", "upload", "import", "acquire"}
_DELETING = {"delete", "destroy", "remove", "expunge", "disassociate", "release"}
# Nouns that stand for what has a longer name elsewhere.
_ALIASES = {"ipaddress": "publicipaddress", "vm": "virtualmachine"}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A command and what it does. ``key`` is what an answer calls the objects in it."""

    command: Command
    kind: Kind
    verb: str
    entity: str
    key: str
    model: Model | None
    params: Mapping[str, Param]

    @property
    def is_safe(self) -> bool:
        """Whether it changes nothing."""
        return self.command.method == "GET"


class Catalogue(msgspec.Struct, frozen=True):
    """The commands by name, and the entities with the models of their objects."""

    entries: Mapping[str, Entry]
    entities: Mapping[str, Model]
    models: Mapping[str, Model]

    def named(self, noun: str) -> str | None:
        """The entity that a noun stands for."""
        noun = noun.lower()
        return next((one for one in (noun, _ALIASES.get(noun)) if one in self.entities), None)

    def referred(self, entry: Entry, param: str) -> str | None:
        """The entity whose id a parameter holds; None where the spec cannot tell."""
        stem = param.removesuffix("s").removesuffix("id")
        if stem == param or not param.removesuffix("s").endswith("id"):
            return None
        return self.named(stem) if stem else self.named(entry.entity)


def build_catalogue(spec: Spec) -> Catalogue:
    """The catalogue of a spec that the protocol's overlay has completed."""
    models = {model.name: model for model in spec.models}
    entities = dict(_entities(spec, models))
    entries = {command.name: _entry(command, models, entities) for command in spec.commands}
    return Catalogue(entries, entities, models)


def _entities(spec: Spec, models: Mapping[str, Model]) -> Iterator[tuple[str, Model]]:
    acted_on = {_noun(command.name) for command in spec.commands if command.response.shape != "list"}
    for command in reversed(spec.commands):
        model = models.get(command.response.model or "")
        noun = _noun(command.name)
        if model is None:
            continue
        if _lists(command):
            yield noun if noun in acted_on else command.response.key or noun, model
        elif _verb(command.name) in _CREATING and command.response.shape == "object":
            yield noun, model


def _entry(command: Command, models: Mapping[str, Model], entities: Mapping[str, Model]) -> Entry:
    noun, model = _noun(command.name), models.get(command.response.model or "")
    key = (command.response.key or "").lower()
    own = next((one for one in (noun, key, _ALIASES.get(noun)) if one in entities), None)
    alike = next((name for name, its in entities.items() if its is model and command.response.shape == "object"), None)
    entity = own or alike or noun
    return Entry(
        command=command,
        kind=_kind(command, is_named=own is not None),
        verb=_verb(command.name),
        entity=entity,
        key=command.response.key or (noun if own or alike is None else alike),
        model=model,
        params={param.name.lower(): param for param in command.params},
    )


def _kind(command: Command, *, is_named: bool) -> Kind:
    verb = _verb(command.name)
    if _lists(command):
        return "list"
    if command.method == "GET":
        return "read"
    # removeNicFromVirtualMachine must not remove the machine: the entity has to be what the name names.
    if verb in _CREATING and is_named:
        return "create"
    return "delete" if verb in _DELETING and is_named else "change"


def _lists(command: Command) -> bool:
    return command.response.shape == "list" and command.method == "GET"


def _verb(name: str) -> str:
    return next(iter(split(name)), name).lower()


def _noun(name: str) -> str:
    rest = name[len(_verb(name)) :].removesuffix("Metrics")
    return singular(rest).lower() if rest else name.lower()

"""What each command does, inferred from its name and response: it lists, creates, reads, changes or deletes an entity.

An entity is what a list command lists, named by the noun in the command's name: ``virtualmachine``.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec

from slatebind.casing import singular, split
from slatebind.mock.entities import Entities
from slatebind.spec.model import Command, Model, Param, Spec

Kind = Literal["list", "create", "delete", "change", "read"]

_CREATING = {"create", "deploy", "register", "add", "associate", "allocate", "upload", "import", "acquire", "generate"}
_DELETING = {"delete", "destroy", "remove", "expunge", "disassociate", "release"}
_PREPOSITIONS = {"To", "From", "For"}
# Short nouns for entities that have a longer name elsewhere.
_ALIASES = {"ipaddress": "publicipaddress", "vm": "virtualmachine"}


class CommandBehavior(msgspec.Struct, frozen=True, kw_only=True):
    """A command and what it does. ``key`` is the name of the objects in a response."""

    command: Command
    kind: Kind
    verb: str
    entity: str
    key: str
    model: Model | None
    params: Mapping[str, Param]

    @property
    def is_safe(self) -> bool:
        """Whether it does not change anything."""
        return self.command.method == "GET"


class Behaviors(msgspec.Struct, frozen=True):
    """Commands by name, and the entities that they are about."""

    by_command: Mapping[str, CommandBehavior]
    entities: Entities

    def referenced_entity(self, behavior: CommandBehavior, param: str) -> str | None:
        """The entity whose id a parameter takes; None if the spec does not show it."""
        stem = param.removesuffix("s").removesuffix("id")
        if stem == param or not param.removesuffix("s").endswith("id"):
            return None
        entity = self.entities.named(stem or behavior.entity)
        # The id of getUserKeys is a user's, since keys have none.
        has_ids = entity is not None and any(field.name == "id" for field in self.entities.by_noun[entity].fields)
        return entity if has_ids else None


def infer_behaviors(spec: Spec) -> Behaviors:
    """What the commands of a spec do."""
    models = {model.name: model for model in spec.models}
    entities = _entities(spec, models)
    by_command = {command.name: _behavior(command, models, entities) for command in spec.commands}
    return Behaviors(by_command, Entities(entities, models, _ALIASES))


def _entities(spec: Spec, models: Mapping[str, Model]) -> dict[str, Model]:
    """All entities, from list commands and create commands."""
    acted_on = {_noun(command.name) for command in spec.commands if command.response.shape != "list"}
    listed: dict[str, Model] = {}
    created: dict[str, Model] = {}
    for command in spec.commands:
        model, noun = models.get(command.response.model or ""), _noun(command.name)
        if model is None:
            continue
        if _lists(command):
            listed.setdefault(noun if noun in acted_on else command.response.key or noun, model)
        elif _verb(command.name) in _CREATING and command.response.shape == "object" and not _is_about_part(command):
            created.setdefault(noun, model)
    return listed | {noun: model for noun, model in created.items() if not {noun, _ALIASES.get(noun)} & listed.keys()}


def _behavior(command: Command, models: Mapping[str, Model], entities: Mapping[str, Model]) -> CommandBehavior:
    noun, model = _noun(command.name), models.get(command.response.model or "")
    key = (command.response.key or "").lower()
    own = next((name for name in (noun, key, _ALIASES.get(noun)) if name in entities), None)
    response_noun = model.name.lower() if model and not own and model.name.lower() in entities else noun
    return CommandBehavior(
        command=command,
        kind=_kind(command, is_of_entity=own is not None),
        verb=_verb(command.name),
        entity=own or noun,
        key=command.response.key or response_noun,
        model=model,
        params={param.name.lower(): param for param in command.params},
    )


def _kind(command: Command, *, is_of_entity: bool) -> Kind:
    verb = _verb(command.name)
    if _lists(command):
        return "list"
    if command.method == "GET":
        return "read"
    if is_of_entity and not _is_about_part(command):
        if verb in _CREATING:
            return "create"
        if verb in _DELETING:
            return "delete"
    return "change"


def _is_about_part(command: Command) -> bool:
    """Whether a command changes its entity by adding or removing something: removeNicFromVirtualMachine."""
    return not _PREPOSITIONS.isdisjoint(split(command.name))


def _verb(name: str) -> str:
    return next(iter(split(name)), name).lower()


def _noun(name: str) -> str:
    """The noun in a command's name: the part after the verb, or after "to", "from" or "for"."""
    words = split(name)[1:]
    preposition = max((index for index, word in enumerate(words) if word in _PREPOSITIONS), default=-1)
    rest = "".join(words[preposition + 1 :]).removesuffix("Metrics")
    return singular(rest).lower() if rest else name.lower()


def _lists(command: Command) -> bool:
    return command.response.shape == "list" and command.method == "GET"

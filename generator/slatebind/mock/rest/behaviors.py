"""What each command does with the objects of a collection: ``/trees`` and ``/trees/{id}`` belong together."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from slatebind.protocols import protocol_named
from slatebind.spec.addresses import normal_variables, path_variables
from slatebind.spec.model import Command, Model, Param, Spec

Kind = Literal["list", "create", "read", "update", "delete", "other"]
_PROTOCOL = protocol_named("rest")
_SUFFIX = re.compile(r"\.(?:json|xml)$")
_AT_COLLECTION: Mapping[str, Kind] = {"GET": "list", "POST": "create"}
_AT_ITEM: Mapping[str, Kind] = {"GET": "read", "PUT": "update", "PATCH": "update", "POST": "update", "DELETE": "delete"}
_NUMBERS = {"integer", "long"}
_KEY_NAMES = ("id", "uuid", "guid", "key", "slug", "code", "name")


class Resource(msgspec.Struct, frozen=True):
    """A collection of objects: its path with variables as ``{}``, the model of its objects, and their key's field.

    ``variable`` is the path variable that holds the key; ``has_numbers`` says whether it is a number by the docs.
    """

    path: str
    variable: str
    model: Model | None
    key: str | None
    has_numbers: bool = False

    @property
    def name(self) -> str:
        """The last fixed segment of the path: ``trees``."""
        return next((part for part in reversed(self.path.split("/")) if part not in ("", "{}")), self.path)


class Behavior(msgspec.Struct, frozen=True):
    """What a command does, and with the objects of which collection."""

    command: Command
    kind: Kind
    resource: Resource | None


def infer_behaviors(spec: Spec) -> dict[str, Behavior]:
    """The behavior of each command by its name. What belongs to no collection only shows its example."""
    by_path: dict[str, list[Command]] = {}
    for command in spec.commands:
        by_path.setdefault(_normalized(command.path or ""), []).append(command)
    models = {model.name: model for model in spec.models}
    resources = {
        collection: _resource(collection, by_path[path], by_path[collection], models)
        for path in by_path
        if (collection := _collection_of(path)) in by_path
    }
    return {command.name: _behavior(command, path, resources) for path, same in by_path.items() for command in same}


def _behavior(command: Command, path: str, resources: Mapping[str, Resource]) -> Behavior:
    method = _PROTOCOL.method(command)
    if path in resources:
        kind = _AT_COLLECTION.get(method, "other")
        if kind == "list" and not _answers_with_list(command):
            kind = "other"
        return Behavior(command, kind, resources[path])
    resource = resources.get(_collection_of(path) or "")
    return Behavior(command, _AT_ITEM.get(method, "other") if resource else "other", resource)


def _answers_with_list(command: Command) -> bool:
    response = command.response
    return response.shape == "list" or isinstance(response.example, list)


def _normalized(path: str) -> str:
    return normal_variables(_SUFFIX.sub("", "/" + path.strip("/")))


def _collection_of(path: str) -> str | None:
    """The path of the collection whose item has this path."""
    collection, _, last = path.rpartition("/")
    return collection if last == "{}" and collection else None


def _resource(
    path: str, at_item: Iterable[Command], at_collection: Iterable[Command], models: Mapping[str, Model]
) -> Resource:
    at_item = tuple(at_item)
    variable = path_variables(at_item[0].path or "")[-1]
    commands = (*sorted(at_item, key=lambda command: _PROTOCOL.method(command) != "GET"), *at_collection)
    found = (models.get(command.response.model or "") for command in commands)
    model = next((model for model in found if model and model.fields), None)
    types = {param.type for command in at_item for param in command.params if _is_variable(param, command)}
    return Resource(path, variable, model, _key(variable, model) if model else None, bool(types & _NUMBERS))


def _is_variable(param: Param, command: Command) -> bool:
    """Whether a parameter is the last variable of the path."""
    return param.location == "path" and param.name == path_variables(command.path or "")[-1]


def _key(variable: str, model: Model) -> str | None:
    """The field that a path variable holds: ``tree_id`` or ``treeId`` may be the field ``id``."""
    by_word = {_folded(field.name): field.name for field in model.fields if field.type not in ("list", "map", "object")}
    wanted = _folded(variable)
    endings = (name for name in _KEY_NAMES if wanted.endswith(name))
    return next((by_word[word] for word in (wanted, *endings, *_KEY_NAMES[:3]) if word in by_word), None)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()

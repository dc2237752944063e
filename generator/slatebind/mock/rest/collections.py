"""The server's data: the objects of each collection, by key, in order of creation."""

from collections.abc import Iterable, Mapping
from typing import Any

from slatebind.mock.data import Object, ObjectFactory
from slatebind.mock.rest.behaviors import Behavior, Resource

_NUMBERS = ("integer", "long")


class Collections:
    """The objects of all collections. Those of one are created on first use: first those of the docs' examples."""

    def __init__(self, behaviors: Iterable[Behavior], factory: ObjectFactory, count: int) -> None:
        self._factory = factory
        self._count = count
        self._examples: dict[str, list[Object]] = {}
        self._resources: dict[str, Resource] = {}
        self._objects: dict[str, dict[str, Object]] = {}
        self._created: dict[str, int] = {}
        for behavior in behaviors:
            if behavior.resource:
                self._resources[behavior.resource.path] = behavior.resource
                self._examples.setdefault(behavior.resource.path, []).extend(_objects_in_example(behavior))

    def named(self, name: str) -> list[Object]:
        """The objects of the collection with a path, or whose path ends in a segment."""
        found = (resource for resource in self._resources.values() if name in (resource.path, resource.name))
        return [item for resource in found for item in self.all(resource)]

    def all(self, resource: Resource) -> list[Object]:
        """The objects of a collection."""
        return list(self._of(resource).values())

    def keys(self, resource: Resource) -> list[str]:
        """The keys of the objects of a collection."""
        return list(self._of(resource))

    def get(self, resource: Resource, key: str) -> Object | None:
        """The object with this key."""
        return self._of(resource).get(key)

    def remove(self, resource: Resource, key: str) -> Object | None:
        """Remove the object with this key; returns it."""
        return self._of(resource).pop(key, None)

    def create(self, resource: Resource, values: Mapping[str, Any]) -> Object:
        """Add an object with these values; all others are generated, and its key is a new one unless it is given."""
        objects = self._of(resource)
        index = self._created[resource.path]
        self._created[resource.path] += 1
        created = {**self._new(resource, index), **values}
        key_name = resource.key or "id"
        if created.get(key_name) is None or str(created[key_name]) in objects:
            created[key_name] = self._free_key(resource, index, objects)
        objects[str(created[key_name])] = created
        return created

    def _of(self, resource: Resource) -> dict[str, Object]:
        if resource.path not in self._objects:
            objects: dict[str, Object] = {}
            self._objects[resource.path] = objects
            key_name = resource.key or "id"
            examples = [dict(item) for item in self._examples[resource.path] if item.get(key_name) is not None]
            initial = {str(item[key_name]): item for item in examples[: self._count]}
            objects.update(initial)
            for index in range(len(initial), self._count):
                item = self._new(resource, index)
                if str(item[key_name]) in objects:
                    item[key_name] = self._free_key(resource, index, objects)
                objects[str(item[key_name])] = item
            self._created[resource.path] = self._count
        return self._objects[resource.path]

    def _new(self, resource: Resource, index: int) -> Object:
        created = self._factory.make(resource.model, resource.path, index) if resource.model else {}
        key_name = resource.key or "id"
        if isinstance(created.get(key_name), int) or resource.model is None:
            created[key_name] = index + 1
        elif resource.has_numbers:
            created[key_name] = str(index + 1) if key_name in created else index + 1
        elif isinstance(created.get(key_name), str) and " " in created[key_name]:
            created[key_name] = created[key_name].replace(" ", "-").lower()
        elif key_name not in created:
            created[key_name] = str(self._factory.identity(resource.path, index))
        return created

    def _free_key(self, resource: Resource, index: int, objects: Mapping[str, Object]) -> Any:
        is_number = any(field.name == resource.key and field.type in _NUMBERS for field in _fields(resource))
        if is_number or resource.model is None or resource.has_numbers:
            return next(number for number in range(index + 1, index + len(objects) + 2) if str(number) not in objects)
        return str(self._factory.identity(resource.path, index))


def _fields(resource: Resource) -> tuple[Any, ...]:
    return resource.model.fields if resource.model else ()


def _objects_in_example(behavior: Behavior) -> list[Object]:
    """The objects in the example of a command's response, inside of the key of its payload."""
    value = behavior.command.response.example
    for part in (behavior.command.response.key or "").split("."):
        value = value.get(part, value) if part and isinstance(value, dict) else value
    items = value if isinstance(value, list) else [value]
    fields = {field.name for field in _fields(behavior.resource)} if behavior.resource else set()
    objects = [item for item in items if isinstance(item, dict) and (not fields or fields & item.keys())]
    return objects if behavior.kind in ("list", "read", "create") else []

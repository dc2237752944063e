"""The server's data: objects by entity, in order of creation."""

from collections.abc import Iterable, Mapping
from typing import Any

from slatebind.mock.behaviors import Behaviors
from slatebind.mock.data import Object, ObjectFactory

_KEYWORD_FIELDS = ("name", "displayname", "displaytext", "description", "username", "email")


class Store:
    """Objects of all entities. Those of an entity are created on first use."""

    def __init__(self, behaviors: Behaviors, factory: ObjectFactory) -> None:
        self._behaviors = behaviors
        self._factory = factory
        self._objects: dict[str, dict[str, Object]] = {}
        self._created_counts: dict[str, int] = {}
        self._removed: set[tuple[str, str]] = set()

    def all(self, entity: str) -> list[Object]:
        """The objects of an entity."""
        return list(self._of(entity).values())

    def get(self, entity: str, ident: object) -> Object | None:
        """The object with this id."""
        return self._of(entity).get(str(ident))

    def has_known(self, entity: str, ident: str) -> bool:
        """Whether there is such an object, or was item."""
        return ident in self._of(entity) or (entity, ident) in self._removed

    def new(self, entity: str) -> Object:
        """A generated object that is not stored yet."""
        objects = self._of(entity)
        index = self._created_counts.get(entity, len(objects))
        self._created_counts[entity] = index + 1
        return self._factory.make(self._behaviors.entities[entity], entity, index)

    def add(self, entity: str, item: Object) -> None:
        """Store an object."""
        objects = self._of(entity)
        objects[str(item.get("id", f"#{self._created_counts.get(entity, 0)}"))] = item

    def remove(self, entity: str, item: Object) -> None:
        """Remove an object; its id stays known."""
        objects = self._of(entity)
        for ident in [ident for ident, stored in objects.items() if stored is item]:
            del objects[ident]
            self._removed.add((entity, ident))

    def _of(self, entity: str) -> dict[str, Object]:
        if entity not in self._objects:
            initial = self._factory.initial(entity) if entity in self._behaviors.entities else []
            self._objects[entity] = {str(item.get("id", f"#{index}")): item for index, item in enumerate(initial)}
            self._created_counts[entity] = len(initial)
        return self._objects[entity]


def matching_objects(objects: Iterable[Object], filters: Mapping[str, Any]) -> list[Object]:
    """The objects that match a filter; ``keyword`` and ``ids`` are not fields."""
    return [item for item in objects if all(_matches(item, name, value) for name, value in filters.items())]


def _matches(item: Object, name: str, value: Any) -> bool:
    if name == "keyword":
        return any(str(value).lower() in str(item[field]).lower() for field in _KEYWORD_FIELDS if field in item)
    if name == "ids":
        return str(item.get("id")) in value
    actual = next((content for field, content in item.items() if field.lower() == name), None)
    if isinstance(actual, list | dict) or isinstance(value, list | dict):
        return True  # the meaning depends on the command
    return actual is not None and str(actual).lower() == str(value).lower()

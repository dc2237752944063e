"""What the server keeps: objects by entity, in the order in which they came. Knows no commands."""

from collections.abc import Iterable, Mapping
from typing import Any

from slatebind.mock.catalogue import Catalogue
from slatebind.mock.data import Maker, Object

_SEARCHED = ("name", "displayname", "displaytext", "description", "username", "email")


class Store:
    """Objects of all entities. Those of an entity are made when they are first wanted."""

    def __init__(self, catalogue: Catalogue, maker: Maker) -> None:
        self._catalogue = catalogue
        self._maker = maker
        self._objects: dict[str, dict[str, Object]] = {}
        self._made: dict[str, int] = {}
        self._gone: set[tuple[str, str]] = set()

    def all(self, entity: str) -> list[Object]:
        """The objects of an entity."""
        return list(self._of(entity).values())

    def get(self, entity: str, ident: object) -> Object | None:
        """The object with this id."""
        return self._of(entity).get(str(ident))

    def has_known(self, entity: str, ident: str) -> bool:
        """Whether there is such an object, or was."""
        return ident in self._of(entity) or (entity, ident) in self._gone

    def new(self, entity: str) -> Object:
        """A made-up object that is not kept yet."""
        objects = self._of(entity)
        index = self._made.get(entity, len(objects))
        self._made[entity] = index + 1
        return self._maker.make(self._catalogue.entities[entity], entity, index)

    def add(self, entity: str, one: Object) -> None:
        """Keep an object."""
        objects = self._of(entity)
        objects[str(one.get("id", f"#{self._made.get(entity, 0)}"))] = one

    def remove(self, entity: str, one: Object) -> None:
        """Keep an object no more; that it was there is remembered."""
        objects = self._of(entity)
        for ident in [ident for ident, kept in objects.items() if kept is one]:
            del objects[ident]
            self._gone.add((entity, ident))

    def _of(self, entity: str) -> dict[str, Object]:
        if entity not in self._objects:
            initial = self._maker.initial(entity) if entity in self._catalogue.entities else []
            self._objects[entity] = {str(one.get("id", f"#{index}")): one for index, one in enumerate(initial)}
            self._made[entity] = len(initial)
        return self._objects[entity]


def matching(objects: Iterable[Object], wanted: Mapping[str, Any]) -> list[Object]:
    """The objects whose fields have what is wanted; ``keyword`` and ``ids`` are no fields."""
    return [one for one in objects if all(_matches(one, name, value) for name, value in wanted.items())]


def _matches(one: Object, name: str, value: Any) -> bool:
    if name == "keyword":
        return any(str(value).lower() in str(one[field]).lower() for field in _SEARCHED if field in one)
    if name == "ids":
        return str(one.get("id")) in value
    has = next((its for field, its in one.items() if field.lower() == name), None)
    if isinstance(has, list | dict) or isinstance(value, list | dict):
        return True  # what is meant differs from command to command
    return has is not None and str(has).lower() == str(value).lower()

"""The server's data: objects by entity, in order of creation."""

from slatebind.mock.data import Object, ObjectFactory
from slatebind.mock.entities import Entities


class Store:
    """Objects of all entities. Those of an entity are created on first use."""

    def __init__(self, entities: Entities, factory: ObjectFactory) -> None:
        self._entities = entities
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
        return self._factory.make(self._entities.by_noun[entity], entity, index)

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
            initial = self._factory.initial(entity) if entity in self._entities.by_noun else []
            self._objects[entity] = {str(item.get("id", f"#{index}")): item for index, item in enumerate(initial)}
            self._created_counts[entity] = len(initial)
        return self._objects[entity]

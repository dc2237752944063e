"""The fields of recorded answers: what JSON values say of types."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from slatebind.verify.facts import FieldFacts, ValueType

_TEXTS = frozenset({"uuid", "date", "datetime", "url", "file"})
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_MAX_ELEMENTS = 1000
"""Elements of a list that are looked at."""


class Observer:
    """Reads answers. Lenient clients read numbers and booleans in texts, and numbers for texts."""

    def __init__(self, *, is_lenient: bool) -> None:
        self._is_lenient = is_lenient

    def fields(self, objects: Iterable[tuple[dict[str, Any], str]]) -> tuple[FieldFacts, ...]:
        """The fields of objects, each with its pointer: of one name, one for each type that was seen."""
        values: dict[str, list[tuple[Any, str]]] = {}
        for value, at in objects:
            for name, content in value.items():
                if name:
                    values.setdefault(name, []).append((content, at))
        return tuple(facts for name, seen in values.items() for facts in self._field(name, seen))

    def _field(self, name: str, seen: list[tuple[Any, str]]) -> Iterator[FieldFacts]:
        nested = self.fields(inner for value, at in seen for inner in _objects(value, at))
        types: dict[str, tuple[ValueType, str]] = {}
        for value, at in seen:
            kind = self._type(value)
            if kind is not None:
                types.setdefault(f"{kind} {sorted(kind.alike)}", (kind, at))
        if "float" in {kind.name for kind, _ in types.values()}:
            types = {key: found for key, found in types.items() if found[0].name != "integer"}
        if not types:
            yield FieldFacts(name, seen[0][1], None, None, nested)
        for kind, at in _widest(list(types.values())):
            yield FieldFacts(name, at, kind, None, nested)

    def _type(self, value: Any) -> ValueType | None:
        """The types that a value can have; None if it says nothing."""
        match value:
            case None | "" | []:
                return None
            case bool():
                return ValueType("boolean")
            case int():
                return ValueType("integer", alike=frozenset({"long", "float", *(_LENIENT if self._is_lenient else ())}))
            case float():
                return ValueType("float", alike=frozenset(_LENIENT if self._is_lenient else ()))
            case str():
                return ValueType("string", alike=_TEXTS | (self._in_text(value) if self._is_lenient else frozenset()))
            case list():
                kinds = {kind.name for element in value[:_MAX_ELEMENTS] if (kind := self._type(element)) is not None}
                items = kinds.pop() if len(kinds) == 1 else ""
                return ValueType("list", "" if items in ("object", "list") or self._is_lenient else items)
            case _:
                return ValueType("object", alike=frozenset({"map"}))

    def _in_text(self, text: str) -> frozenset[str]:
        if text in ("true", "false"):
            return frozenset({"boolean"})
        if _NUMBER.fullmatch(text) or text == "Unlimited":
            return frozenset({"integer", "long", "float"})
        return frozenset()


_LENIENT = ("string", "uuid")
"""Types of ids, which old servers send as numbers."""


def _widest(types: list[tuple[ValueType, str]]) -> list[tuple[ValueType, str]]:
    """Of types with one name the one that is alike the fewest others: what it is not, the field is not."""
    found: dict[str, tuple[ValueType, str]] = {}
    for kind, at in types:
        known = found.get(str(kind))
        if known is None or len(kind.alike) < len(known[0].alike):
            found[str(kind)] = kind, at
    return list(found.values())


def _objects(value: Any, at: str) -> Iterator[tuple[dict[str, Any], str]]:
    if isinstance(value, dict):
        yield value, at
    elif isinstance(value, list):
        for element in value[:_MAX_ELEMENTS]:
            yield from _objects(element, at)

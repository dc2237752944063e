"""The schemas of an OpenAPI document as types and fields."""

from collections.abc import Iterator
from typing import Any

from slatebind.spec.model import Location, Shape
from slatebind.verify.facts import FieldFacts, ParamFacts, ValueType
from slatebind.verify.problems import Problems, escaped

_MAX_REFERENCES = 20
"""References that lead to another reference."""
_MAX_COMBINED = 20
"""Schemas inside of ``allOf`` of each other."""
_TEXT = ValueType("string", alike=frozenset({"uuid", "date", "datetime", "url"}))
_FORMATS = {
    "uuid": ValueType("uuid"),
    "date": ValueType("date"),
    "date-time": ValueType("datetime"),
    "uri": ValueType("url"),
    "url": ValueType("url"),
    "binary": ValueType("file"),
}
_TYPES = {
    "boolean": ValueType("boolean"),
    "integer": ValueType("integer", alike=frozenset({"long"})),
    "number": ValueType("float"),
}
_ANY = ValueType("any")
_OBJECT = ValueType("object", alike=frozenset({"map"}))
_MAP = ValueType("map", alike=frozenset({"object"}))


def described(holder: Any) -> str | None:
    """The description of an object."""
    text = holder.get("description") if isinstance(holder, dict) else None
    return text if isinstance(text, str) else None


class Schemas:
    """Resolves references in a document, and reads schemas. Fields behind a reference are read once."""

    def __init__(self, document: dict[str, Any], problems: Problems) -> None:
        self._document = document
        self._problems = problems
        self._fields: dict[str, tuple[FieldFacts, ...]] = {}

    def resolve(self, value: Any, at: str) -> Any:
        """What a value refers to, if it is a reference; None, with a problem, if that does not exist."""
        for _ in range(_MAX_REFERENCES):
            reference = value.get("$ref") if isinstance(value, dict) else None
            if not isinstance(reference, str):
                return value
            value = self._at(reference)
            if value is None:
                self._problems.add(at, f"`{reference[:200]}` is not a part of this document")
                return None
        self._problems.add(at, "references lead to each other")
        return None

    def _at(self, reference: str) -> Any:
        if not reference.startswith("#/"):
            return None
        value: Any = self._document
        for step in reference[2:].split("/"):
            key = step.replace("~1", "/").replace("~0", "~")
            if isinstance(value, list) and key.isdecimal() and len(key) < _MAX_REFERENCES and int(key) < len(value):
                value = value[int(key)]
            elif isinstance(value, dict):
                value = value.get(key)
            else:
                return None
        return value

    def param(self, name: str, schema: Any, at: str, *, location: Location, required: bool, holder: Any) -> ParamFacts:
        """A parameter with its schema."""
        merged = self._merged(schema, at)
        length = merged.get("maxLength")
        return ParamFacts(
            name=name,
            at=at,
            type=self._type(merged, at),
            location=location,
            length=length if isinstance(length, int) and not isinstance(length, bool) else None,
            required=required,
            description=described(holder) or described(merged),
        )

    def properties_as_params(self, schema: Any, at: str) -> Iterator[ParamFacts]:
        """The properties of the schema of a body."""
        merged = self._merged(schema, at)
        required = merged.get("required")
        names = required if isinstance(required, list) else []
        for name, value, where in self._properties(merged, at):
            yield self.param(name, value, where, location="body", required=name in names, holder=value)

    def answer(self, schema: Any, at: str) -> tuple[Shape | None, tuple[FieldFacts, ...]]:
        """The shape of an answer, and the fields of the object that it is, or of its elements."""
        merged = self._merged(schema, at)
        kind = self._type(merged, at)
        if kind.name == "list":
            return "list", self._nested(merged.get("items"), f"{at}/items")
        return ("object" if kind.name in ("object", "map") else None), self._nested(schema, at)

    def _nested(self, schema: Any, at: str) -> tuple[FieldFacts, ...]:
        """The fields of the objects that a value is, or that are in a list. An object inside of itself has none."""
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if isinstance(reference, str):
            if reference not in self._fields:
                self._fields[reference] = ()
                target = reference.removeprefix("#") if reference.startswith("#/") else at
                self._fields[reference] = self._nested(self.resolve(schema, at), target)
            return self._fields[reference]
        merged = self._merged(schema, at)
        if self._type(merged, at).name == "list":
            return self._nested(merged.get("items"), f"{at}/items")
        if alternatives := _alternatives(merged):
            return self._nested(alternatives[0], at) if len(alternatives) == 1 else ()
        return tuple(self._field(name, value, where) for name, value, where in self._properties(merged, at))

    def _field(self, name: str, schema: Any, at: str) -> FieldFacts:
        merged = self._merged(schema, at)
        return FieldFacts(name, at, self._type(merged, at), described(merged), self._nested(schema, at))

    def _properties(self, merged: dict[str, Any], at: str) -> Iterator[tuple[str, Any, str]]:
        properties = merged.get("properties")
        for name, value in properties.items() if isinstance(properties, dict) else ():
            if name:
                yield name, value, f"{at}/properties/{escaped(name)}"

    def _merged(self, schema: Any, at: str, depth: int = 0) -> dict[str, Any]:
        """A schema with what it refers to and with everything of its ``allOf``."""
        resolved = self.resolve(schema, at)
        if not isinstance(resolved, dict):
            return {}
        parts = resolved.get("allOf")
        if not isinstance(parts, list) or depth > _MAX_COMBINED:
            return resolved
        merged: dict[str, Any] = {}
        for part in (*(self._merged(part, at, depth + 1) for part in parts), resolved):
            properties = {**_mapping(merged.get("properties")), **_mapping(part.get("properties"))}
            required = [*_list(merged.get("required")), *_list(part.get("required"))]
            merged = {**merged, **part}
            merged |= {"properties": properties} if properties else {}
            merged |= {"required": required} if required else {}
        return merged

    def _type(self, merged: dict[str, Any], at: str) -> ValueType:
        kind = merged.get("type")
        if isinstance(kind, list):
            names = [name for name in kind if name != "null"]
            kind = names[0] if len(names) == 1 else None
        if alternatives := _alternatives(merged):
            return self._type(self._merged(alternatives[0], at), at) if len(alternatives) == 1 else _ANY
        match kind:
            case "string":
                return _FORMATS.get(str(merged.get("format")), _TEXT)
            case "array":
                items = self._type(self._merged(merged.get("items"), at), at)
                return ValueType("list", "" if items.name in ("any", "list", "object", "map") else items.name)
            case "object" | None if "properties" in merged:
                return _OBJECT
            case "object":
                return _MAP
            case str() if kind in _TYPES:
                return _TYPES[kind]
        return _ANY


def _alternatives(merged: dict[str, Any]) -> list[Any]:
    """The schemas of which one holds, without null."""
    found = merged.get("oneOf", merged.get("anyOf"))
    return [part for part in _list(found) if not (isinstance(part, dict) and part.get("type") == "null")]


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

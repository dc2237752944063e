"""The schemas of an OpenAPI document as types and fields."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from slatebind.spec.model import Location, Shape
from slatebind.verify.facts import FieldFacts, ParamFacts, ValueType
from slatebind.verify.problems import Problems, escaped

_MAX_REFERENCES = 20
"""References that lead to another reference."""
MAX_COMBINED = 20
"""Schemas inside of ``allOf`` of each other, or that are each other's elements or only alternative."""
_MAX_NESTED = 50
"""Schemas inside of each other whose fields are read; Python's stack ends at some hundreds."""
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
_CONSTRAINTS = frozenset({"required", "not", "title", "description"})
"""What an alternative can consist of without being a schema of its own."""
_STRUCTURE = frozenset({"properties", "required", "type", "items", "format", "allOf", "oneOf", "anyOf"})
"""Keys next to a reference that add to what it refers to, since OpenAPI 3.1."""
_UNRESOLVED_HINT = "bundle the document into one file first, in which all references begin with `#/`"
_ANY = ValueType("any")
_OBJECT = ValueType("object", alike=frozenset({"map"}))
_MAP = ValueType("map", alike=frozenset({"object"}))


def described(holder: Any) -> str | None:
    """The description of an object."""
    text = holder.get("description") if isinstance(holder, dict) else None
    return text if isinstance(text, str) else None


class Schemas:
    """Resolves references in a document, and reads schemas. Fields behind a reference are read once.

    ``has_siblings`` says that keys next to a reference count, as since OpenAPI 3.1.
    """

    def __init__(self, document: dict[str, Any], problems: Problems, *, has_siblings: bool) -> None:
        self._document = document
        self._problems = problems
        self._has_siblings = has_siblings
        self._fields: dict[str | int, tuple[FieldFacts, ...]] = {}
        self._combined: dict[str, dict[str, Any]] = {}

    def resolve(self, value: Any, at: str) -> Any:
        """What a value refers to, if it is a reference; None, with a problem, if that does not exist."""
        for _ in range(_MAX_REFERENCES):
            reference = value.get("$ref") if isinstance(value, dict) else None
            if not isinstance(reference, str):
                return value
            value = self._at(reference)
            if value is None:
                hint = "" if reference.startswith("#/") else _UNRESOLVED_HINT
                self._problems.add(at, f"`{reference[:200]}` is not a part of this document", hint)
                return None
        self._problems.add(at, "references lead to each other")
        return None

    def _at(self, reference: str) -> Any:
        if not reference.startswith("#/"):
            return None
        value: Any = self._document
        for step in reference[2:].split("/"):
            key = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(value, list) and key.isdecimal() and len(key) < _MAX_REFERENCES and int(key) < len(value):
                value = value[int(key)]
            elif isinstance(value, dict):
                value = value.get(key)
            else:
                return None
        return value

    def param(self, name: str, schema: Any, at: str, *, location: Location, required: bool, holder: Any) -> ParamFacts:
        """A parameter with its schema."""
        merged = self.merged(schema, at)
        length = merged.get("maxLength")
        return ParamFacts(
            name=name,
            at=at,
            type=self._type(merged, at),
            location=location,
            length=length if isinstance(length, int) and not isinstance(length, bool) else None,
            required=required,
            description=described(holder) or described(schema),
        )

    def answer(self, schema: Any, at: str) -> tuple[Shape | None, tuple[FieldFacts, ...]]:
        """The shape of an answer, and the fields of the object that it is, or of its elements."""
        merged = self.merged(schema, at)
        kind = self._type(merged, at)
        if kind.name == "list":
            return "list", self._nested(merged.get("items"), f"{at}/items")
        return ("object" if kind.name in ("object", "map") else None), self._nested(schema, at)

    def _nested(self, schema: Any, at: str, depth: int = 0) -> tuple[FieldFacts, ...]:
        """The fields of the objects that a value is, or that are in a list. An object inside of itself has none."""
        if depth > _MAX_NESTED:
            return ()
        reference = self.reference_of(schema)
        if reference is not None:
            if reference not in self._fields:
                self._fields[reference] = ()
                target = unquote(reference.removeprefix("#")) if reference.startswith("#/") else at
                self._fields[reference] = self._nested(self.resolve(schema, at), target, depth)
            return self._fields[reference]
        if isinstance(schema, dict) and isinstance(schema.get("$ref"), str):
            if id(schema) not in self._fields:
                self._fields[id(schema)] = ()
                self._fields[id(schema)] = self._of_merged(schema, at, depth)
            return self._fields[id(schema)]
        return self._of_merged(schema, at, depth)

    def _of_merged(self, schema: Any, at: str, depth: int) -> tuple[FieldFacts, ...]:
        """The fields of a schema with all its parts."""
        merged = self.merged(schema, at)
        if self._type(merged, at).name == "list":
            return self._nested(merged.get("items"), f"{at}/items", depth + 1)
        if found := alternatives(merged):
            return self._nested(found[0], at, depth + 1) if len(found) == 1 else ()
        return tuple(
            self._field(name, value, where, depth + 1)
            for name, value, where in self.properties_of(merged, at)
            if not is_true(value, "writeOnly")
        )

    def reference_of(self, schema: Any) -> str | None:
        """What a schema refers to, if it consists of nothing else."""
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if not isinstance(reference, str) or (self._has_siblings and not _STRUCTURE.isdisjoint(schema)):
            return None
        return reference

    def _field(self, name: str, schema: Any, at: str, depth: int) -> FieldFacts:
        merged = self.merged(schema, at)
        return FieldFacts(name, at, self._type(merged, at), described(schema), self._nested(schema, at, depth))

    def properties_of(self, merged: dict[str, Any], at: str) -> Iterator[tuple[str, Any, str]]:
        """The names and schemas of the properties of a merged schema, each with its place."""
        properties = merged.get("properties")
        for name, value in properties.items() if isinstance(properties, dict) else ():
            if name:
                yield name, value, f"{at}/properties/{escaped(name)}"

    def merged(self, schema: Any, at: str, depth: int = 0) -> dict[str, Any]:
        """A schema with what it refers to and with everything of its ``allOf``."""
        reference = self.reference_of(schema)
        if reference is None:
            return self._with_parts(schema, at, depth)
        if reference not in self._combined:
            self._combined[reference] = {}  # a schema that is a part of itself adds nothing
            self._combined[reference] = self._with_parts(self.resolve(schema, at), at, depth)
        return self._combined[reference]

    def _with_parts(self, schema: Any, at: str, depth: int) -> dict[str, Any]:
        """A schema that is more than a reference, with what it refers to and everything of its ``allOf``."""
        if not isinstance(schema, dict):
            return {}
        parts = _list(schema.get("allOf"))
        if isinstance(schema.get("$ref"), str) and self._has_siblings:
            parts = [{"$ref": schema["$ref"]}, *parts]
        if not parts or depth > MAX_COMBINED:
            return schema
        merged: dict[str, Any] = {}
        properties: dict[str, Any] = {}
        required: dict[str, None] = {}
        for part in (*(self.merged(part, at, depth + 1) for part in parts), schema):
            properties |= _mapping(part.get("properties"))
            required |= dict.fromkeys(required_names(part))
            merged |= part
        merged |= {"properties": properties} if properties else {}
        merged |= {"required": list(required)} if required else {}
        return merged

    def _type(self, merged: dict[str, Any], at: str, depth: int = 0) -> ValueType:
        """The type of a merged schema; any for one that is its own element or alternative."""
        kind = merged.get("type")
        if isinstance(kind, list):
            names = [name for name in kind if name != "null"]
            kind = names[0] if len(names) == 1 else None
        if found := alternatives(merged):
            return self._inner_type(found[0], at, depth) if len(found) == 1 else _ANY
        match kind:
            case "string":
                return _FORMATS.get(str(merged.get("format")), _TEXT)
            case "array":
                items = self._inner_type(merged.get("items"), at, depth)
                return ValueType("list", "" if items.name in ("any", "list", "object", "map") else items.name)
            case "object" | None if "properties" in merged:
                return _OBJECT
            case "object":
                return _MAP
            case str() if kind in _TYPES:
                return _TYPES[kind]
        return _ANY

    def _inner_type(self, schema: Any, at: str, depth: int) -> ValueType:
        return _ANY if depth > MAX_COMBINED else self._type(self.merged(schema, at), at, depth + 1)


def alternatives(merged: dict[str, Any]) -> list[Any]:
    """The schemas of which one holds, without null."""
    found = _list(merged.get("oneOf", merged.get("anyOf")))
    return [part for part in found if not (isinstance(part, dict) and (part.get("type") == "null" or _is_bound(part)))]


def _is_bound(part: dict[str, Any]) -> bool:
    """Whether an alternative only says which properties there are together."""
    return bool(part) and part.keys() <= _CONSTRAINTS


def is_true(schema: Any, key: str) -> bool:
    """Whether a key of a schema is true."""
    return isinstance(schema, dict) and schema.get(key) is True


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def required_names(schema: dict[str, Any]) -> list[str]:
    """The required properties of a schema."""
    return [name for name in _list(schema.get("required")) if isinstance(name, str)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

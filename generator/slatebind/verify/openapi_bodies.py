"""The properties that a body of an OpenAPI document can have, as parameters: those of all its alternatives."""

from typing import Any, NamedTuple

from slatebind.verify.facts import ParamFacts
from slatebind.verify.openapi_schemas import MAX_COMBINED, Schemas, alternatives, is_true, required_names


class _Object(NamedTuple):
    """The properties of an object with their places, the required ones, and whether there can be no others."""

    properties: dict[str, tuple[Any, str]]
    required: frozenset[str]
    is_whole: bool


_NOTHING_KNOWN = _Object({}, frozenset(), is_whole=False)


class Bodies:
    """Reads the schemas of bodies. What is behind a reference is read once."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._objects: dict[str, _Object | None] = {}

    def params(self, schema: Any, at: str) -> tuple[tuple[ParamFacts, ...], bool]:
        """The properties of a schema, without those that are only read, and whether there can be no others."""
        found = self._object(schema, at) or _NOTHING_KNOWN
        params = (
            self._schemas.param(name, value, where, location="body", required=name in found.required, holder=value)
            for name, (value, where) in found.properties.items()
            if not is_true(value, "readOnly")
        )
        return tuple(params), found.is_whole

    def _object(self, schema: Any, at: str, depth: int = 0) -> _Object | None:
        """What an object can consist of, in any of its alternatives; None for one that is its own alternative."""
        reference = self._schemas.reference_of(schema)
        if reference is None:
            return self._united(schema, at, depth)
        if reference not in self._objects:
            self._objects[reference] = None
            is_there = self._schemas.resolve(schema, at) is not None
            self._objects[reference] = self._united(schema, at, depth) if is_there else _NOTHING_KNOWN
        return self._objects[reference]

    def _united(self, schema: Any, at: str, depth: int) -> _Object:
        merged = self._schemas.merged(schema, at)
        properties = {name: (value, where) for name, value, where in self._schemas.properties_of(merged, at)}
        required = frozenset(required_names(merged))
        choices = alternatives(merged)
        is_whole = not merged.get("additionalProperties") and bool(
            properties or choices or merged.get("type") not in (None, "object")
        )
        if depth > MAX_COMBINED or not choices:
            return _Object(properties, required, is_whole=is_whole and not choices)
        found = (self._object(choice, at, depth + 1) for choice in choices)
        parts = [part for part in found if part is not None] or [_NOTHING_KNOWN]
        for part in parts:
            properties = {**part.properties, **properties}
        known = [part.required for part in parts if part is not _NOTHING_KNOWN]
        in_all = frozenset.intersection(*known) if known else frozenset[str]()
        return _Object(properties, required | in_all, is_whole=is_whole and all(part.is_whole for part in parts))

"""JSON examples in docs, written so that the same is read from them again: the text of a comment is at its member."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from slatebind.rendering.templates.escapes import line
from slatebind.spec.item_types import innermost, split_items
from slatebind.spec.model import Command, Field, Model, Param, Response

_TEXTS = frozenset(("string", "date", "datetime", "uuid", "url"))
_WORD = re.compile(r"<[^<>\n\"]{1,80}>|[A-Za-z][\w.-]{0,80}|\.\.\.")
"""A value without quotes, with which examples show a type: ``<id>``, ``Integer``."""
_MAX_INLINE_LENGTH = 60
_MAX_DEPTH = 12
_VALUES: dict[str, Any] = {
    "string": "text",
    "boolean": True,
    "integer": 1,
    "long": 1 << 32,
    "float": 1.5,
    "uuid": "00000000-0000-4000-8000-000000000000",
    "date": "2024-01-31",
    "datetime": "2024-01-31T12:00:00Z",
    "url": "https://www.example.com/",
}
"""An example of each type that has no elements."""


class _Typed(msgspec.Struct, frozen=True):
    """What is known of a value: its type, that of its elements, and what to say about it."""

    type: str
    items: str | None = None
    comment: str = ""


_UNKNOWN = _Typed("string")
"""A value of which nothing is known: a text is written as one."""


def response_json(response: Response, models: Mapping[str, Model]) -> str | None:
    """The example of a response; None if there is none."""
    if response.example is None:
        return None
    typed = _Typed("list" if response.shape == "list" else "object", response.model)
    if not isinstance(response.example, dict | list):
        typed = _UNKNOWN
    if response.key is None:
        return _Writer(models, response.descriptions).text(response.example, typed)
    fields = response.envelope_fields
    root = {field.name: _typed(field, is_inferred=field.origin == "example") for field in fields}
    root[response.key] = typed
    return _Writer(models, response.descriptions).object_text(response.example, root)


def request_json(command: Command, models: Mapping[str, Model]) -> str | None:
    """An example of the body, if anything about it was read from one; not if the sample call shows all of it."""
    params = [param for param in command.params if param.location == "body"]
    if all(param.origin == "sample" for param in params) or not any(has_inferred(param, models) for param in params):
        return None
    if params[0].whole:
        return _Writer(models, {}).text(_value(params[0], models, 0), _typed(params[0], is_inferred=False))
    known = {param.name: _typed(param, is_inferred=param.origin == "example") for param in params}
    value = {param.name: _value(param, models, 0) for param in params}
    return _Writer(models, {}).object_text(value, known)


def has_inferred(record: Param | Field, models: Mapping[str, Model]) -> bool:
    """Whether anything about a record was read from examples, or about what is inside of it."""
    if is_shown(record):
        return True
    waiting, seen = [record.items], set()
    while waiting:
        model = models.get(innermost(waiting.pop() or "") or "")
        if model is None or model.name in seen:
            continue
        if model.origin == "example" or any(map(is_shown, model.fields)):
            return True
        seen.add(model.name)
        waiting += [field.items for field in model.fields]
    return False


def is_shown(record: Param | Field, key: str = "") -> bool:
    """Whether a record as a whole, or the value of a key of it, or any value was read from examples."""
    if isinstance(record.origin, str):
        return record.origin == "example" and not key
    return record.origin.get(key) == "example" if key else "example" in record.origin.values()


def _typed(record: Param | Field, *, is_inferred: bool) -> _Typed:
    return _Typed(record.type, record.items, line(record.description) if is_inferred else "")


class _Writer:
    """Writes JSON with an indent of two spaces, and comments at the members that they are about."""

    def __init__(self, models: Mapping[str, Model], descriptions: Mapping[str, str]) -> None:
        self._models = models
        self._descriptions = descriptions

    def text(self, value: Any, typed: _Typed, indent: str = "") -> str:
        """The text of a value, whose first line is not indented."""
        if isinstance(value, dict):
            if typed.type == "map":
                inner = _Typed(*split_items(typed.items or "any"))
                return self.object_text(value, dict.fromkeys(value, inner), indent)
            return self.object_text(value, self._members(typed.items), indent)
        if isinstance(value, list):
            return self._list_text(value, typed, indent)
        if isinstance(value, str) and typed.type not in _TEXTS and _WORD.fullmatch(value):
            return value
        return json.dumps(value, ensure_ascii=False)

    def object_text(self, value: Any, known: Mapping[str, _Typed], indent: str = "") -> str:
        """The text of an object of whose members something is known."""
        if not isinstance(value, dict) or not value:
            return self.text(value, _UNKNOWN, indent) if not isinstance(value, dict) else "{}"
        lines = ["{"]
        inner = f"{indent}  "
        for number, (key, member) in enumerate(value.items(), 1):
            typed = known.get(key, _UNKNOWN)
            first, *rest = self.text(member, typed, inner).split("\n")
            comma = "," if number < len(value) else ""
            comment = f"  // {typed.comment}" if typed.comment else ""
            name = json.dumps(str(key), ensure_ascii=False)
            if rest:
                lines += [f"{inner}{name}: {first}{comment}", *rest[:-1], f"{rest[-1]}{comma}"]
            else:
                lines.append(f"{inner}{name}: {first}{comma}{comment}")
        return "\n".join([*lines, f"{indent}}}"])

    def _list_text(self, value: list[Any], typed: _Typed, indent: str) -> str:
        element = _Typed(*split_items(typed.items)) if typed.items else _UNKNOWN
        if typed.items in self._models:
            element = _Typed("object", typed.items)
        texts = [self.text(item, element, f"{indent}  ") for item in value]
        inline = f"[{', '.join(texts)}]"
        if len(inline) <= _MAX_INLINE_LENGTH and not any(isinstance(item, dict | list) for item in value):
            return inline
        inner = ",\n".join(f"{indent}  {text}" for text in texts)
        return f"[\n{inner}\n{indent}]"

    def _members(self, items: str | None) -> dict[str, _Typed]:
        """What is known about the members of an object with a model."""
        model = self._models.get(items or "")
        if model is None:
            return {}
        is_inferred = model.origin == "example"
        return {field.name: _typed(field, is_inferred=is_inferred) for field in model.fields}


def _value(record: Param | Field, models: Mapping[str, Model], depth: int) -> Any:
    """An example of a parameter or field."""
    if record.type == "any":
        return None if record.nullable else "any"
    if is_shown(record, "nullable") and not is_shown(record, "type"):
        return None
    return record.values[0] if record.values else _value_of(record.type, record.items, models, depth)


def _value_of(kind: str, items: str | None, models: Mapping[str, Model], depth: int) -> Any:
    model = models.get(items or "")
    if kind in models:
        kind, model = "object", models[kind]
    elements = split_items(items) if items and depth < _MAX_DEPTH else None
    match kind:
        case "list" if elements:
            return list(_elements(*elements, models, depth + 1))
        case "map" if elements:
            return {"1": _value_of(*elements, models, depth + 1)}
        case "object" if model is not None and depth < _MAX_DEPTH:
            return {field.name: _value(field, models, depth + 1) for field in model.fields}
        case "list":
            return []
        case "map" | "object":
            return {}
    return _VALUES.get(kind)


def _elements(kind: str, items: str | None, models: Mapping[str, Model], depth: int) -> Iterator[Any]:
    """One element, and a second one without the values that may be missing."""
    first = _value_of(kind, items, models, depth)
    yield first
    model = models.get(kind)
    nullable = {field.name for field in model.fields if field.nullable} if model else set()
    if nullable and isinstance(first, dict):
        yield {name: None if name in nullable else value for name, value in first.items()}

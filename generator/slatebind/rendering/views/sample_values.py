"""Values for the parameters of a sample call: as the docs have them, else typical of their types."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec

from slatebind.rendering.views.model_view import FieldView, ModelView
from slatebind.rendering.views.typed_values import typed_default, typed_value
from slatebind.spec.item_types import split_items
from slatebind.spec.model import Field, Param, TypeName

SampleType = TypeName | Literal["model"]
_TEXTS: Mapping[str, str] = {
    "uuid": "7f3c1d5e-0000-4000-8000-000000000001",
    "date": "2026-01-31",
    "datetime": "2026-01-31T00:00:00Z",
    "url": "https://www.example.com/",
    "file": "file.bin",
}
_TEXT = "example"
_NUMBERS: Mapping[str, int | float] = {"integer": 1, "long": 1, "float": 1.5}
_KEY = "name"
_MAX_DEPTH = 4
"""Of objects and lists in each other."""
_MAX_FIELDS = 60
"""Fields of a value with all objects in it."""
_MAX_OPTIONAL_FIELDS = 3
"""Fields of an object that has no required ones."""


class SampleValue(msgspec.Struct, frozen=True):
    """A value for a parameter or inside of one.

    By its ``type``, it is a ``text`` (also for dates, in ISO 8601, URLs and ``any``), the path of a ``file``, a number
    as ``numeric``, the ``flag`` of a ``boolean``, the ``elements`` of a ``list``, or the ``entries`` of a ``map`` or
    ``object``. ``model`` is for an object whose fields are known.
    """

    type: SampleType
    text: str = ""
    numeric: int | float = 0
    flag: bool = False
    elements: "tuple[SampleValue, ...]" = ()
    entries: "tuple[SampleEntry, ...]" = ()
    model: ModelView | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is a text, or written as one."""
        return self.type in {"string", "uuid", "date", "datetime", "url", "any", "file"}

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.type in _NUMBERS

    @property
    def json(self) -> Any:
        """The value as JSON has it."""
        match self.type:
            case "boolean":
                return self.flag
            case "integer" | "long" | "float":
                return self.numeric
            case "list":
                return [element.json for element in self.elements]
            case "map" | "object" | "model":
                return {entry.key: entry.value.json for entry in self.entries}
        return self.text

    @property
    def sent(self) -> str:
        """The text that is sent for it in a query or a form, if it is a single value."""
        value = self.json
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class SampleEntry(msgspec.Struct, frozen=True):
    """An entry of a map, or a ``field`` of an object with a model; ``key`` is its name in a request."""

    key: str
    value: SampleValue
    field: FieldView | None = None


class SampleValues:
    """Makes values; ``models`` are those of the target's view, by their names in the spec."""

    def __init__(self, models: Mapping[str, ModelView]) -> None:
        self._models = models
        self._fields_left = 0

    def value(self, record: Param | Field, shown: str | None = None) -> SampleValue:
        """A value of the type of a parameter or field: the one that is ``shown`` in the docs, if it is of this type."""
        self._fields_left = _MAX_FIELDS
        found = self._scalar(record.type, typed_value(shown, record.type)) if shown is not None else None
        if found is not None:
            return found
        return self._value(record, 0)

    def _value(self, record: Param | Field, depth: int) -> SampleValue:
        text = record.values[0] if record.values else None
        stated = typed_default(record) if text is None else typed_value(text, record.type, record.items)
        if record.type == "list" and text is not None:
            kind, inner = split_items(record.items or "any")
            item = self._scalar(kind, text)
            return SampleValue("list", elements=(item or self._of(kind, inner, depth + 1),))
        found = self._scalar(record.type, stated) if stated is not None else None
        return found or self._of(record.type, record.items, depth)

    def _scalar(self, kind: str, stated: Any) -> SampleValue | None:
        """A value that the docs state, if it is one of a type without elements."""
        match kind, stated:
            case "boolean", bool():
                return SampleValue("boolean", flag=stated)
            case "integer" | "long" | "float", int() | float() if not isinstance(stated, bool):
                return SampleValue(kind, numeric=stated)
            case "string" | "uuid" | "url" | "any", str() if stated:
                return SampleValue(kind, text=stated)
            case "date" | "datetime", str() if _is_iso(stated):
                return SampleValue(kind, text=stated)
        return None

    def _of(self, kind: str, items: str | None, depth: int) -> SampleValue:
        """A value that is typical of a type."""
        model = self._models.get(items or "") if kind == "object" else self._models.get(kind)
        if model is not None:
            return SampleValue("model", entries=tuple(self._fields(model, depth)), model=model)
        match kind:
            case "list":
                return SampleValue("list", elements=(self._of(*split_items(items or "any"), depth + 1),))
            case "map":
                inner = self._of(*split_items(items or "string"), depth + 1)
                return SampleValue("map", entries=(SampleEntry(_KEY, inner),))
            case "object":
                return SampleValue("object", entries=(SampleEntry(_KEY, SampleValue("string", text=_TEXT)),))
            case "boolean":
                return SampleValue("boolean", flag=True)
            case "integer" | "long" | "float":
                return SampleValue(kind, numeric=_NUMBERS[kind])
            case "string" | "uuid" | "date" | "datetime" | "url" | "file" | "any":
                return SampleValue(kind, text=_TEXTS.get(kind, _TEXT))
        return SampleValue("any", text=_TEXT)

    def _fields(self, model: ModelView, depth: int) -> Iterator[SampleEntry]:
        """The fields of an object that have to be sent, or the first ones that can be."""
        writable = [field for field in model.fields if field.spec.access != "read"]
        required = [field for field in writable if field.spec.required]
        for field in required or writable[:_MAX_OPTIONAL_FIELDS]:
            if depth >= _MAX_DEPTH or self._fields_left <= 0:
                return
            self._fields_left -= 1
            yield SampleEntry(field.spec.name, self._value(field.spec, depth + 1), field)


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True

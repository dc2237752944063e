"""The base of models, and reading JSON objects so that one odd field never fails a response."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from itertools import count, repeat
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import msgspec

from .dates import decode_custom_type
from .redact import redact_value

T = TypeVar("T")

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for a text that is not JSON, not UTF-8, or nested without end."""
_SOURCE = "_source"

_raw_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_any_object = msgspec.json.Decoder(dict[str, Any])


class RawItems:
    """The items of a list as they were received, which ``load`` gives when one is needed."""

    def __init__(self, load: Callable[[], list[msgspec.Raw]]) -> None:
        self._load = load
        self._items: list[msgspec.Raw] | None = None

    def item(self, index: int) -> msgspec.Raw:
        """The JSON of an item."""
        if self._items is None:
            self._items = self._load()
        return self._items[index]


class _Sourced:
    """Keeps the JSON that an object was read from, or the list and the index there.

    A slot, since a dictionary for each object would cost as much as reading it.
    """

    __slots__ = ("_source",)
    _source: msgspec.Raw | tuple[RawItems, int]

    def _source_json(self) -> msgspec.Raw | None:
        try:
            source = self._source
        except AttributeError:
            return None
        return source[0].item(source[1]) if isinstance(source, tuple) else source


class Model(msgspec.Struct, _Sourced, kw_only=True, omit_defaults=True):
    """Base of every model."""

    @property
    def extra_fields(self) -> dict[str, Any]:
        """What the server sent beyond the model: undocumented fields, and values that
        do not fit their documented type, whose attributes are None."""
        raw = self._source_json()
        if raw is None:
            return {}
        fields = msgspec.structs.fields(type(self))
        read = {
            field.encode_name
            for field in fields
            if getattr(self, field.name) is not None
        }
        received = {name: _decode_any(text) for name, text in _split(raw).items()}
        return {
            name: value
            for name, value in received.items()
            if name not in read and value is not None
        }

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        values = [(name, getattr(self, name)) for name in self.__struct_fields__]
        return [
            (name, redact_value(name, value))
            for name, value in values
            if value is not None
        ]

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({fields})"


def _split(raw: msgspec.Raw) -> dict[str, msgspec.Raw]:
    try:
        return _raw_fields.decode(raw)
    except UnicodeDecodeError:
        return _raw_fields.decode(bytes(raw).decode(errors="replace"))


def _decode_any(raw: msgspec.Raw) -> Any:
    """A value of any kind; one that cannot be read is the text that was received."""
    try:
        return msgspec.json.decode(raw)
    except UNREADABLE:
        return bytes(raw).decode(errors="replace")


def attach_sources(items: Iterable[object], source: RawItems) -> None:
    """Let each model find the JSON that it was read from."""
    # A loop without a line of Python for each object.
    deque(map(setattr, items, repeat(_SOURCE), zip(repeat(source), count())), 0)


class ModelReader:
    """Reads objects as models, whatever types the server sent their fields in.

    ``substitutes`` are what certain texts may stand for: "Unlimited" for -1.
    """

    def __init__(self, substitutes: Mapping[str, Any]) -> None:
        self._substitutes = substitutes
        self._decoders: dict[Any, msgspec.json.Decoder[Any]] = {}

    def decoder(self, model: type[T]) -> msgspec.json.Decoder[T]:
        """The decoder of a type, which is made once."""
        found: msgspec.json.Decoder[T] | None = self._decoders.get(model)
        if found is None:
            found = msgspec.json.Decoder(
                model, strict=False, dec_hook=decode_custom_type
            )
            self._decoders[model] = found
        return found

    def read(self, raw: msgspec.Raw, model: type[T]) -> T:
        """The object of a JSON text.

        A msgspec.ValidationError if it is not an object at all, or fits no model.
        """
        try:
            made = self.decoder(model).decode(raw)
        except msgspec.ValidationError:
            if not issubclass(model, msgspec.Struct):
                raise
            made = cast("T", self._field_by_field(_any_object.decode(raw), model))
        if isinstance(made, Model):
            setattr(made, _SOURCE, raw)
        return made

    def _field_by_field(
        self, value: dict[str, Any], model: type[msgspec.Struct]
    ) -> msgspec.Struct:
        """A model of the fields that fit; the others stay None."""
        made = {}
        for field in msgspec.structs.fields(model):
            if field.encode_name in value:
                made[field.name] = self._convert(value[field.encode_name], field.type)
        return model(**made)

    def _convert(self, raw: Any, kind: Any) -> Any:
        for candidate in self._candidates(raw):
            try:
                return msgspec.convert(
                    candidate, kind, strict=False, dec_hook=decode_custom_type
                )
            except msgspec.ValidationError:
                continue
        return self._convert_nested(raw, kind)

    def _convert_nested(self, raw: Any, kind: Any) -> Any:
        """Objects in an object, of the fields that fit; None where there are none."""
        is_union = get_origin(kind) in (Union, UnionType)
        for option in get_args(kind) if is_union else (kind,):
            if get_origin(option) is list and isinstance(raw, dict | list):
                (item,) = get_args(option)
                values: list[Any] = [*raw] if isinstance(raw, list) else [raw]
                made = [self._convert_nested(value, item) for value in values]
                return None if None in made else made
            if (
                isinstance(raw, dict)
                and isinstance(option, type)
                and issubclass(option, msgspec.Struct)
            ):
                return self._field_by_field(cast("dict[str, Any]", raw), option)
        return None

    def _candidates(self, raw: Any) -> tuple[Any, ...]:
        """A value, and what it may stand for."""
        match raw:
            case bool():
                return raw, str(raw).lower()
            case int() | float():
                # Some servers number what others give UUIDs.
                return raw, str(raw)
            case str() if raw in self._substitutes:
                return raw, self._substitutes[raw]
            case {}:
                # An object where a list is expected is a list of one.
                return raw, [raw]
            case [only]:
                return raw, only
            case _:
                return (raw,)


def is_object(raw: msgspec.Raw) -> bool:
    """Whether a JSON text is that of an object."""
    return _first_byte(raw) == b"{"


def is_list(raw: msgspec.Raw) -> bool:
    """Whether a JSON text is that of a list."""
    return _first_byte(raw) == b"["


def is_null(raw: msgspec.Raw) -> bool:
    """Whether a JSON text is null."""
    return _first_byte(raw) == b"n"


def _first_byte(raw: msgspec.Raw) -> bytes:
    return memoryview(raw)[:1].tobytes()

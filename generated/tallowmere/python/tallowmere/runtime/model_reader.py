"""Reading JSON objects as models, so that one odd field never fails a response."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import msgspec

from .dates import decode_custom_type
from .model import Model, RawItems, attach_sources

T = TypeVar("T")

_any_object = msgspec.json.Decoder(dict[str, Any])


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
            attach_sources([made], RawItems(lambda: [raw]))
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

"""What models stand on: reading an object so that one odd field never fails an answer."""

from __future__ import annotations

from collections import deque
from itertools import count, repeat
from types import UnionType
from typing import Any, Generic, NamedTuple, TypeVar, Union, cast, get_args, get_origin

import msgspec

from .dates import read_custom
from .redact import shown

T = TypeVar("T")

_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])
_objects = msgspec.json.Decoder(dict[str, Any])
_answers = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
_CAME = "_came"
_decoders: dict[type, msgspec.json.Decoder[Any]] = {}
_list_decoders: dict[type, msgspec.json.Decoder[Any]] = {}


class Whole:
    """An answer, kept for what its models leave out."""

    def __init__(self, body: bytes, key: str) -> None:
        self._body = body
        self._key = key
        self._items: list[msgspec.Raw] | None = None

    def item(self, place: int) -> msgspec.Raw:
        """An object as it came."""
        if self._items is None:
            (inner,) = _answers.decode(self._body).values()
            self._items = msgspec.json.decode(inner[self._key], type=list[msgspec.Raw])
        return self._items[place]


class _Origin:
    """Where an object is from: its JSON, or a list's answer and its place there.

    A slot, since a dictionary for each object would cost as much as reading it.
    """

    __slots__ = ("_came",)
    _came: msgspec.Raw | tuple[Whole, int]

    def _as_it_came(self) -> msgspec.Raw | None:
        try:
            came = self._came
        except AttributeError:
            return None
        return came[0].item(came[1]) if isinstance(came, tuple) else came


class Model(msgspec.Struct, _Origin, kw_only=True, omit_defaults=True):
    """Base of every model."""

    @property
    def extra_fields(self) -> dict[str, Any]:
        """What the server sent beyond the model: fields that the docs do not have, and
        values that do not fit their documented type, whose attributes are None."""
        raw = self._as_it_came()
        if raw is None:
            return {}
        fields = msgspec.structs.fields(type(self))
        read = {
            field.encode_name
            for field in fields
            if getattr(self, field.name) is not None
        }
        whole = {name: _read(one) for name, one in _raw_fields(raw).items()}
        return {
            name: value
            for name, value in whole.items()
            if name not in read and value is not None
        }

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        values = [(name, getattr(self, name)) for name in self.__struct_fields__]
        return [(name, shown(name, one)) for name, one in values if one is not None]

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({told})"


def _raw_fields(raw: msgspec.Raw) -> dict[str, msgspec.Raw]:
    try:
        return _fields.decode(raw)
    except UnicodeDecodeError:
        return _fields.decode(bytes(raw).decode(errors="replace"))


def _read(raw: msgspec.Raw) -> Any:
    """A value of whatever kind; one that cannot be read is given as the text that came."""
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return bytes(raw).decode(errors="replace")


class Many(NamedTuple, Generic[T]):
    """The objects of a list's answer, and the count that the server gives."""

    items: list[T]
    total: int | None


def read_many(body: bytes, model: type[T]) -> Many[T] | None:
    """A list's answer in one go, or None: it is not quite what was expected."""
    if not issubclass(model, Model):
        return None
    try:
        whole = _list_decoder(cast("type[T]", model)).decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    inner = next(iter(whole.values())) if len(whole) == 1 else {"": 0}
    total = inner.pop("count", None)
    if isinstance(total, list) or len(inner) > 1:
        return None
    for key, items in inner.items():
        if not isinstance(items, list):
            return None
        origins = zip(repeat(Whole(body, key)), count())
        # A loop without a line of Python for each object.
        deque(map(setattr, items, repeat(_CAME), origins), 0)
        return Many[T](items, total)
    return Many([], total)


def read_object(raw: msgspec.Raw, model: type[T]) -> T:
    """The object of a JSON text, of whatever types the server sent its fields.

    A msgspec.ValidationError where it is no object at all, or fits no model.
    """
    try:
        made = _decoder(model).decode(raw)
    except msgspec.ValidationError:
        if not issubclass(model, msgspec.Struct):
            raise
        made = cast("T", _field_by_field(_objects.decode(raw), model))
    if isinstance(made, Model):
        setattr(made, _CAME, raw)
    return made


def _decoder(model: type[T]) -> msgspec.json.Decoder[T]:
    found: msgspec.json.Decoder[T] | None = _decoders.get(model)
    if found is None:
        found = msgspec.json.Decoder(model, strict=False, dec_hook=read_custom)
        _decoders[model] = found
    return found


def _list_decoder(
    model: type[T],
) -> msgspec.json.Decoder[dict[str, dict[str, list[T] | int]]]:
    found = _list_decoders.get(model)
    if found is None:
        item: Any = model
        kind: Any = dict[str, dict[str, list[item] | int]]
        found = msgspec.json.Decoder(kind, strict=False, dec_hook=read_custom)
        _list_decoders[model] = found
    return found


def _field_by_field(
    value: dict[str, Any], model: type[msgspec.Struct]
) -> msgspec.Struct:
    """A model of the fields that fit; the others stay None."""
    made = {}
    for field in msgspec.structs.fields(model):
        if field.encode_name in value:
            made[field.name] = _fitted(value[field.encode_name], field.type)
    return model(**made)


def _fitted(raw: Any, kind: Any) -> Any:
    for candidate in _readings(raw):
        try:
            return msgspec.convert(candidate, kind, strict=False, dec_hook=read_custom)
        except msgspec.ValidationError:
            continue
    return _nested(raw, kind)


def _nested(raw: Any, kind: Any) -> Any:
    """Objects inside an object, of the fields that fit; None where there are none."""
    is_union = get_origin(kind) in (Union, UnionType)
    for option in get_args(kind) if is_union else (kind,):
        match raw:
            case {} if isinstance(option, type) and issubclass(option, msgspec.Struct):
                return _field_by_field(raw, option)
            case {} | [*_] if get_origin(option) is list:
                (item,) = get_args(option)
                items = raw if isinstance(raw, list) else [raw]
                made = [_nested(one, item) for one in items]
                return None if None in made else made
    return None


def _readings(raw: Any) -> tuple[Any, ...]:
    """A value, and what it may stand for."""
    match raw:
        case bool():
            return raw, str(raw).lower()
        case int() | float():
            # Old servers number what newer ones give UUIDs.
            return raw, str(raw)
        case "Unlimited":
            return raw, -1
        case {}:
            # An object where a list is due is a list of one.
            return raw, [raw]
        case [only]:
            return raw, only
        case _:
            return (raw,)

"""The base of models. Each knows the JSON that it was read from, for fields that it lacks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import chain, count, repeat
from operator import attrgetter
from typing import Any, NamedTuple, Self, TypeGuard, get_args, get_origin

import msgspec

from .raw_json import decode_any, is_null, objects_in, split_object
from .redact import redact_value

_MAX_DEPTH = 20
"""Models that are nested more deeply have no ``extra_fields``."""
_NO_FIELDS = msgspec.Raw(b"{}")


class RawItems:
    """The items of a list as they were received, which ``load`` gives when one is needed."""

    def __init__(self, load: Callable[[], list[msgspec.Raw]]) -> None:
        self._load = load
        self._items: list[msgspec.Raw] | None = None

    def items(self) -> list[msgspec.Raw]:
        """The JSON of each item."""
        if self._items is None:
            self._items = self._load()
        return self._items


class _Sourced:
    """Keeps the JSON that an object was read from, or the list and the index there.

    Slots, since a dictionary or a tuple for each object costs as much as reading it.
    """

    __slots__ = ("_index", "_source")
    _source: bytes | msgspec.Raw | RawItems
    _index: int

    def _source_json(self) -> bytes | msgspec.Raw | None:
        try:
            source = self._source
        except AttributeError:
            return None
        return source.items()[self._index] if isinstance(source, RawItems) else source


# A model is data read from JSON, which has no cycles. Garbage collection would go through
# all objects of a long list again and again while it is read.
class Model(msgspec.Struct, _Sourced, kw_only=True, omit_defaults=True, gc=False):
    """Base of every model."""

    @property
    def extra_fields(self) -> dict[str, Any]:
        """What the server sent beyond the model: undocumented fields, and values that
        do not fit their documented type, whose attributes are None."""
        return {name: decode_any(raw) for name, raw in self._extra_json().items()}

    def to_dict(self) -> dict[str, Any]:
        """Everything the server sent, by the API's names, ``extra_fields`` included.

        Nested models are dictionaries, dates are datetimes. Fields that are None are
        left out.
        """
        fields = {
            field.encode_name: _plain(getattr(self, field.name))
            for field in msgspec.structs.fields(type(self))
        }
        known = {name: value for name, value in fields.items() if value is not None}
        return known | self.extra_fields

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON of ``to_dict``, on one line or indented by some spaces."""
        text = msgspec.json.encode(self.to_dict())
        if indent is not None:
            text = msgspec.json.format(text, indent=indent)
        return text.decode()

    def replace(self, **changes: Any) -> Self:
        """A copy with other values of some fields, by the names of attributes."""
        made = msgspec.structs.replace(self, **changes)
        made.__setstate__(self._state())
        return made

    def __replace__(self, /, **changes: Any) -> Self:
        return self.replace(**changes)

    def __copy__(self) -> Self:
        return self.replace()

    def __reduce__(self) -> tuple[Any, ...]:
        return (*super().__reduce__()[:2], self._state())

    def __setstate__(self, extra: bytes | None) -> None:
        if extra is not None:
            self._source = extra

    def _state(self) -> bytes | None:
        """The JSON of the fields that are no attributes, which a copy has to keep."""
        extra = self._extra_json()
        return msgspec.json.encode(extra) if extra else None

    def _extra_json(self) -> dict[str, msgspec.Raw]:
        source = self._source_json()
        if source is None:
            return {}
        read = {
            field.encode_name
            for field in msgspec.structs.fields(type(self))
            if getattr(self, field.name) is not None
        }
        return {
            name: raw
            for name, raw in split_object(source).items()
            if name not in read and not is_null(raw)
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


def _plain(value: Any) -> Any:
    """A field's value with dictionaries for models."""
    if isinstance(value, Model):
        return value.to_dict()
    if _is_map(value):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if _is_list(value) else value


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _is_map(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


class _Nested(NamedTuple):
    """A field that holds models, inside of ``lists`` lists; ``name`` is that in JSON."""

    attribute: str
    name: str
    lists: int


@cache
def _nested_fields(model: type[Model]) -> tuple[_Nested, ...]:
    found = (
        (field, _list_depth(field.type)) for field in msgspec.structs.fields(model)
    )
    return tuple(
        _Nested(field.name, field.encode_name, depth)
        for field, depth in found
        if depth is not None
    )


def _list_depth(kind: Any) -> int | None:
    """How many lists are around the model that a type contains; None without one."""
    if isinstance(kind, type) and issubclass(kind, Model):
        return 0
    if get_origin(kind) is dict:
        return None
    depths = [_list_depth(option) for option in get_args(kind)]
    found = next((depth for depth in depths if depth is not None), None)
    return found if found is None or get_origin(kind) is not list else found + 1


def attach_sources(items: Sequence[object], source: RawItems, depth: int = 0) -> None:
    """Let each model, and those inside of them, find the JSON that it was read from."""
    if not items or not isinstance(items[0], Model):
        return
    # Loops without a line of Python for each object.
    deque(map(setattr, items, repeat("_source"), repeat(source)), 0)
    deque(map(setattr, items, repeat("_index"), count()), 0)
    if depth == _MAX_DEPTH:
        return
    for field in _nested_fields(type(items[0])):
        held: Iterable[Any] = filter(None, map(attrgetter(field.attribute), items))
        for _ in range(field.lists):
            held = chain.from_iterable(held)
        found = list(held)
        load = partial(_nested_json, source, field.name, len(found))
        attach_sources(found, RawItems(load), depth + 1)


def _nested_json(source: RawItems, name: str, expected: int) -> list[msgspec.Raw]:
    """The JSON of the objects in a field of all items, in the order of their models."""
    found = [
        raw
        for item in source.items()
        for raw in objects_in(split_object(item).get(name))
    ]
    # Objects that could not be read have no model.
    return found if len(found) == expected else [_NO_FIELDS] * expected

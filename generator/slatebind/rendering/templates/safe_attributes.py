"""Which attributes of what templates see are never text of the docs: identifiers, numbers, and the like."""

import inspect
from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from slatebind.casing import FileName
from slatebind.rendering.views import calls, command_view, documented_tables, field_rows, model_sections, model_view, sample_blocks, sample_calls, sample_values, servers, snippets, view
from slatebind.rendering.targets import people
from slatebind.spec import model

_SPELLED = frozenset({"type", "imports", "words"})
"""Attributes whose text is the target's own."""
_MODULES = (
    *(
        calls,
        command_view,
        documented_tables,
        field_rows,
        model_sections,
        model_view,
        people,
        sample_blocks,
        sample_calls,
        sample_values,
        servers,
        snippets,
        view,
    ),
    model,
)


@cache
def safe_attributes() -> frozenset[str]:
    """The attributes that are safe in every record that has them."""
    is_safe: dict[str, bool] = {}
    for name, kind in _all_attributes():
        is_safe[name] = is_safe.get(name, True) and _is_safe_type(kind)
    return frozenset(name for name, safe in is_safe.items() if safe) | _SPELLED


@cache
def known_attributes() -> frozenset[str]:
    """The attributes of all records."""
    return frozenset(name for name, _ in _all_attributes())


@cache
def mapping_attributes() -> frozenset[str]:
    """The attributes that are dictionaries, or hold some: their keys are those of the docs."""
    return frozenset(name for name, kind in _all_attributes() if "dict[" in str(kind) or kind is Any)


def _all_attributes() -> Iterator[tuple[str, Any]]:
    for module in _MODULES:
        for _, record in inspect.getmembers(module, inspect.isclass):
            if issubclass(record, msgspec.Struct) and record.__module__ == module.__name__:
                yield from _attributes(record)


def _attributes(record: type) -> Iterator[tuple[str, Any]]:
    names = {**vars(view), "PathView": None}
    yield from get_type_hints(record, localns=names, include_extras=False).items()
    for name, member in inspect.getmembers(record):
        function = member.fget if isinstance(member, property) else getattr(member, "func", None)
        if function is not None:
            yield name, get_type_hints(function, localns=names).get("return")


def _is_safe_type(kind: Any) -> bool:
    origin = get_origin(kind)
    if origin is Annotated:
        return _is_safe_type(get_args(kind)[0])
    if origin is Literal or kind in {None, NoneType, Ellipsis}:
        return True
    if origin in {Union, UnionType, tuple, frozenset}:
        return all(map(_is_safe_type, get_args(kind)))
    return isinstance(kind, type) and issubclass(kind, (bool, int, float, FileName))

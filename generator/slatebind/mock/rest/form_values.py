"""The texts of queries and forms as values of parameters: ``tags=a&tags=b`` is a list, ``range[from]=1`` a map."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from slatebind.spec.model import Param

_NESTED = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\]){1,20})")
_KEY = re.compile(r"\[([^\[\]]*)\]")


def grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Values by name; several of one name are a list, as is one whose name ends in ``[]``."""
    values: dict[str, list[Any]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return {
        name.removesuffix("[]"): found if len(found) > 1 or name.endswith("[]") else found[0]
        for name, found in values.items()
    }


def as_param_values(values: Mapping[str, Any], params: Iterable[Param]) -> dict[str, Any]:
    """Values by the names of parameters: maps are put together, lists are split as their style says."""
    by_name = {param.name.removesuffix("[]"): param for param in params}
    found: dict[str, Any] = {}
    for name, value in values.items():
        nested = None if name in by_name else _NESTED.fullmatch(name)
        _put(found, [nested[1], *_KEY.findall(nested[2])] if nested else [name], value)
    return {name: _as_list(by_name[name], value) if name in by_name else value for name, value in found.items()}


def _put(values: dict[str, Any], path: list[str], value: Any) -> None:
    """Add a value of a map in a map; one whose place has another value already is dropped."""
    *outer, last = path
    for key in outer:
        inner = values.setdefault(key, {})
        if not isinstance(inner, dict):
            return
        values = inner
    values.setdefault(last, value)


def _as_list(param: Param, value: Any) -> Any:
    """The value of a list: its only element, the elements of ``a[0][id]=1``, or texts joined by commas."""
    if param.type != "list" or isinstance(value, list):
        return value
    if isinstance(value, dict):
        has_indices = all(key == "" or key.isdecimal() for key in value)
        return [*value.values()] if has_indices else [value]
    return value.split(",") if param.style == "comma" and isinstance(value, str) else [value]

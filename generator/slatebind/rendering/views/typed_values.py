"""Values that docs print as text, such as defaults, as values of JSON."""

import json
import math
import re
from typing import Any

from slatebind.spec.model import Field, Param

_QUOTED = re.compile(r"""(["'`])(.*)\1""", re.DOTALL)
_INTEGER = re.compile(r"[-+]?\d{1,18}")
_FLOAT = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")
_UUID = re.compile(r"[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}", re.IGNORECASE)
_URL = re.compile(r"[a-z][a-z\d+.-]*://[\w.~:/?#\[\]@!$&'()*+,;=%-]+", re.IGNORECASE | re.ASCII)
_MAX_CONTAINER_SIZE = 1000
"""Characters."""
_BOOLEANS = {"true": True, "false": False}


def typed_default(record: Param | Field) -> Any:
    """The default of a parameter or field as a value of its type; None without one, or if it is not such a value."""
    if record.default is None:
        return None
    value = typed_value(record.default, record.type, record.items)
    length = record.length if isinstance(record, Param) else None
    is_too_long = length is not None and isinstance(value, str) and len(value) > length
    return None if is_too_long else value


def typed_value(text: str, kind: str, items: str | None = None) -> Any:
    """The value of a type that a text stands for; None if it stands for none, such as ``see below`` for a number."""
    match = _QUOTED.fullmatch(text.strip())
    bare = match[2] if match else text.strip()
    match kind:
        case "string" | "date" | "datetime":
            return bare
        case "boolean":
            return _BOOLEANS.get(bare.lower())
        case "integer" | "long":
            return int(bare) if _INTEGER.fullmatch(bare) else None
        case "float":
            number = float(bare) if _FLOAT.fullmatch(bare) else math.inf
            return number if math.isfinite(number) else None
        case "uuid" | "url":
            return bare if (_UUID if kind == "uuid" else _URL).fullmatch(bare) else None
        case "list" | "map" | "object":
            return _container(bare, kind, items)
    return None


def _container(text: str, kind: str, items: str | None) -> Any:
    """A list of plain values; of objects, whose fields would have to be compared with models, only the empty one."""
    if len(text) > _MAX_CONTAINER_SIZE:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if kind != "list":
        return value if value == {} else None
    if not isinstance(value, list) or not all(_is_of(element, items) for element in value):
        return None
    return value


def _is_of(element: Any, kind: str | None) -> bool:
    match kind:
        case None | "any":
            return isinstance(element, str | int | float)
        case "string":
            return isinstance(element, str)
        case "integer" | "long":
            return type(element) is int
        case "float":
            return type(element) in {int, float}
        case "boolean":
            return isinstance(element, bool)
    return False

"""Whether an example of the docs is what the docs say, as validators of OpenAPI documents check it.

Redocly also refuses keys that no schema has, although schemas are open. Spectral takes objects in examples for schemas
if they have keys as schemas with examples do.
"""

import math
from collections.abc import Mapping
from typing import Any

from slatebind.rendering.templates.escapes import visible
from slatebind.spec.item_types import split_items
from slatebind.spec.model import Field, Model, Response

_TEXTS = {"string", "uuid", "date", "datetime", "url", "file"}
_SCHEMA_KEYS = {"default", "example"}
_MAX_INTEGER = 2**63
_MAX_DEPTH = 50
"""Of an example that is shown; YAML of more than twice as many levels cannot be read."""

Models = Mapping[str, Model]


def fitting_example(response: Response, models: Models) -> Any:
    """The example of a response; None without one, or if it is not what the response says."""
    example = response.example
    return example if _is_plain(example, _MAX_DEPTH) and _fits_response(example, response, models) else None


def _is_plain(value: Any, depth: int) -> bool:
    """Whether it is an object or list that is written as it is."""
    match value:
        case dict():
            contents = list(value.values())
            has_plain_keys = all(visible(key) == key and key not in _SCHEMA_KEYS for key in value)
        case list():
            contents, has_plain_keys = value, True
        case _:
            return depth < _MAX_DEPTH and not (isinstance(value, float) and not math.isfinite(value))
    return depth > 0 and has_plain_keys and all(_is_plain(content, depth - 1) for content in contents)


def _fits_response(value: Any, response: Response, models: Models) -> bool:
    if response.envelope:
        is_whole = isinstance(value, dict) and list(value) == [response.envelope]
        return is_whole and _fits_payload(value[response.envelope], response, models)
    return _fits_payload(value, response, models)


def _fits_payload(value: Any, response: Response, models: Models) -> bool:
    if not (response.key or response.envelope_fields):
        return _fits_shape(value, response, models)
    if not isinstance(value, dict):
        return False
    fields = tuple(field for field in response.envelope_fields if field.name != response.key)
    others = {name: content for name, content in value.items() if name != response.key}
    payload = [content for name, content in value.items() if name == response.key]
    return _fits_fields(others, fields, models) and all(_fits_shape(content, response, models) for content in payload)


def _fits_shape(value: Any, response: Response, models: Models) -> bool:
    if response.shape == "none" and response.model is None:
        return _fits(value, "any", None, models)
    item = response.model or "object"
    return _fits(value, f"list[{item}]" if response.shape == "list" else item, None, models)


def _fits_fields(value: dict[str, Any], fields: tuple[Field, ...], models: Models) -> bool:
    return value.keys() <= {field.name for field in fields} and all(
        _fits_field(value[field.name], field, models) if field.name in value else not field.required for field in fields
    )


def _fits_field(value: Any, field: Field, models: Models) -> bool:
    if value is None:
        return field.nullable or field.type == "any"
    kind = field.items if field.type == "object" and field.items in models else field.type
    return _fits(value, kind, field.items, models)


def _fits(value: Any, kind: str | None, items: str | None, models: Models) -> bool:
    """Whether a value is of a type or a model; ``items`` are the elements of a list or map, of any type if unknown."""
    outer, inner = split_items(kind or "any")
    if outer in models:
        return isinstance(value, dict) and _fits_fields(value, models[outer].fields, models)
    match outer:
        case "boolean":
            return isinstance(value, bool)
        case "integer" | "long":
            return type(value) is int and abs(value) < _MAX_INTEGER
        case "float":
            return type(value) in {int, float}
        case "list":
            elements = inner or items
            return isinstance(value, list) and all(_fits(element, elements, None, models) for element in value)
        case "map":
            return isinstance(value, dict) and all(_fits(element, items, None, models) for element in value.values())
        case "object":  # its keys are free
            return isinstance(value, dict)
        case "any":
            return not isinstance(value, dict) and all(
                _fits(element, "any", None, models) for element in (value if isinstance(value, list) else ())
            )
    return outer in _TEXTS and isinstance(value, str)

"""Converting arguments to the types of fields."""

from typing import Any

from slatebind.spec.model import Field


def convert_value(field: Field, value: Any) -> Any:
    """The value in the field's type; None if it cannot be converted."""
    match field.type:
        case "integer" | "long":
            return value if isinstance(value, int) else _as_number(value, int)
        case "float":
            return value if isinstance(value, float) else _as_number(value, float)
        case "boolean":
            return value if isinstance(value, bool) else str(value).lower() == "true"
        case "list":
            return value if isinstance(value, list) else [value]
        case "map" | "object":
            return value if isinstance(value, dict) else None
        case "any":
            return value
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _as_number(value: Any, kind: type[int] | type[float]) -> int | float | None:
    try:
        return kind(str(value))
    except ValueError:
        return None

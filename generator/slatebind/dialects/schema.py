"""The JSON Schema of dialect files, for editors."""

from typing import Any

from slatebind.data.json_schema import schema_of
from slatebind.dialects.dialect import Dialect


def dialect_schema() -> dict[str, Any]:
    """The schema of a dialect file. One that extends another has only the keys in which it differs."""
    schema = schema_of(Dialect, "slatebind dialect")
    record = schema["$defs"]["Dialect"]
    required = record.pop("required")
    record["properties"] |= {
        "extends": {"type": "string", "description": "The shipped dialect that this one is based on."},
        "without": {"type": "object", "description": "Inherited entries of lists to take away, under their keys."},
    }
    record["anyOf"] = [{"required": ["extends"]}, {"required": required}]
    return schema

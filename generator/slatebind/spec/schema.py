"""JSON Schemas of specs and overlays, for editors, made from the records of the spec."""

from typing import Any

import msgspec

from slatebind.data.json_schema import schema_of, titled, with_plain_descriptions
from slatebind.spec.model import Spec

_NAMED = {"Group": "groups", "Command": "commands", "Model": "models", "ErrorCode": "errors"}


def json_schema() -> dict[str, Any]:
    """The schema of a spec, JSON Schema 2020-12."""
    return schema_of(Spec, "slatebind spec, format 1")


def overlay_schema() -> dict[str, Any]:
    """The schema of an overlay: the parts of a spec, none of them required, with the keys that select and explain."""
    parts = with_plain_descriptions(msgspec.json.schema(Spec))["$defs"]
    definitions = {name: _partial(name, part) for name, part in parts.items() if name != "Spec"}
    definitions["Response"]["properties"]["fields"] = {"type": "array", "items": {"$ref": "#/$defs/Field"}}
    sections: dict[str, Any] = {
        section: {"type": "array", "items": {"$ref": f"#/$defs/{record}"}} for record, section in _NAMED.items()
    }
    return titled(
        {
            "title": "slatebind overlay, format 1",
            "type": "object",
            "properties": {
                "slatebind": {"const": 1},
                "optional": {"type": "boolean", "description": "Entries that match nothing are not reported."},
                "api": {"$ref": "#/$defs/Api"},
                **sections,
            },
            "required": ["slatebind"],
            "additionalProperties": False,
            "$defs": definitions,
        }
    )


def _partial(name: str, part: dict[str, Any]) -> dict[str, Any]:
    controls: dict[str, Any] = {
        "reason": {"type": "string", "description": "Why the docs are corrected."},
        "was": {"type": "object", "description": "What the docs said when this was written."},
    }
    if name in {*_NAMED, "Param", "Field"}:
        controls |= {
            "match": {"type": "array", "items": {"type": "string"}, "description": "Names, or patterns such as list*."},
            "where": {"type": "object", "description": "Values that a record must have to be selected."},
            "remove": {"type": "boolean"},
            "add": {"type": "boolean"},
        }
    partial = {**part, "properties": {**part["properties"], **controls}}
    partial.pop("required", None)
    return partial

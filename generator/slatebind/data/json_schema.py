"""JSON Schemas of files, made from the records that they are read into."""

from typing import Any

import msgspec


def schema_of(record: type[msgspec.Struct], title: str) -> dict[str, Any]:
    """The schema of a file that holds one ``record``, JSON Schema draft 2020-12."""
    return titled({"title": title, **msgspec.json.schema(record)})


def titled(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that says by which draft it is to be read."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

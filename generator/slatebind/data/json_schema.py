"""JSON Schemas of files, made from the records that they are read into."""

import inspect
import re
from typing import Any

import msgspec


def schema_of(record: type[msgspec.Struct], title: str) -> dict[str, Any]:
    """The schema of a file that holds one ``record``, JSON Schema draft 2020-12."""
    return titled({"title": title, **with_plain_descriptions(msgspec.json.schema(record))})


def with_plain_descriptions(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema whose descriptions, docstrings of records, are Markdown without line breaks: editors show them."""
    return {key: _plain(key, value) for key, value in schema.items()}


def _plain(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return with_plain_descriptions(value)
    if isinstance(value, list):
        return [_plain("", entry) for entry in value]
    if key != "description" or not isinstance(value, str):
        return value
    paragraphs = inspect.cleandoc(value).replace("``", "`").split("\n\n")
    return "\n\n".join(re.sub(r"\n(?!- )\s*", " ", paragraph) for paragraph in paragraphs)


def titled(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that says by which draft it is to be read."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

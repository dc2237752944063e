"""Bodies that a spec has no fields for: XML, and protocols of their own inside of a POST."""

import json
from typing import Any, NamedTuple

from slatebind.extraction.requests.samples import Sample

_MAX_DATA = 20_000
"""Characters of a sample's data that are read."""


class _Format(NamedTuple):
    """A format, by the content type, the last segment of the path, the start of the data, or keys that it has."""

    name: str
    content_type: str
    segment: str = ""
    start: str = ""
    keys: frozenset[str] = frozenset()


_FORMATS = (
    _Format("XML", "xml", start="<"),
    _Format("GraphQL", "application/graphql", segment="graphql", keys=frozenset({"query", "variables"})),
    _Format("JSON-RPC", "application/json-rpc", segment="jsonrpc", keys=frozenset({"jsonrpc", "method"})),
)


def unknown_format(path: str, sample: Sample | None) -> str | None:
    """The name of the format of a request's body if it is one of these."""
    content_type = (sample.header("Content-Type") or "").lower() if sample else ""
    data = sample.data[:_MAX_DATA].strip() if sample else ""
    segment = path.rstrip("/").rpartition("/")[2].lower()
    keys = _keys(data)
    for known in _FORMATS:
        if (
            known.content_type in content_type
            or (known.segment and segment == known.segment)
            or (known.start and data.startswith(known.start))
            or (known.keys and known.keys <= keys)
        ):
            return known.name
    return None


def _keys(data: str) -> frozenset[str]:
    try:
        value: Any = json.loads(data) if data.startswith("{") else None
    except (ValueError, RecursionError):
        return frozenset()
    return frozenset(value) if isinstance(value, dict) else frozenset()

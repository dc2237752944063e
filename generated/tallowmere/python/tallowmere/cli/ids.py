"""The ids and names of objects that the server has, for completion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from ..runtime.pages import ListRequest, PageWalk
from ..runtime.protocol.interface import find_operation, serialize
from .connection import connect
from .options import RunOptions

TIMEOUT_SECONDS = 2.0
"""Nobody waits longer for a completion."""


def fetch_ids(
    list_command: str,
    fields: Iterable[str],
    options: RunOptions,
    given: Mapping[str, str],
) -> dict[str, str]:
    """The ids on the first page of a list with the objects' names. Errors are the caller's.

    An id is the first of the ``fields`` that an object has. Required parameters are
    those that are given, else the first of their documented values.
    """
    operation = find_operation(list_command)
    arguments = {
        param.id or param.name: given.get(param.name) or next(iter(param.values), None)
        for param in operation.params
        if param.required
    }
    params = serialize(operation, arguments)
    with connect(options, {"timeout": TIMEOUT_SECONDS, "retries": 0}) as session:
        request = ListRequest(session.context, operation, msgspec.Raw, params)
        page = session.run(PageWalk(request).next_page())
    items = page.items if page else []
    found = [msgspec.json.decode(item, type=dict[str, Any]) for item in items]
    ids = [(next(filter(_is_id, map(row.get, fields)), None), row) for row in found]
    return {str(id): str(row.get("name") or "") for id, row in ids if id is not None}


def _is_id(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)

"""The ids of objects that the server knows, for completion."""

from __future__ import annotations

import msgspec

from ..runtime.pages import ListRequest, PageWalk
from ..runtime.protocol.interface import find_operation, serialize
from .connection import connect
from .options import RunOptions

TIMEOUT_SECONDS = 2.0
"""Nobody waits longer for a completion."""


class _Identified(msgspec.Struct):
    id: str | int | None = None


def fetch_ids(list_command: str, options: RunOptions) -> tuple[str, ...]:
    """The ids on the first page of a list. Errors are the caller's.

    Required parameters get the first of their documented values.
    """
    operation = find_operation(list_command)
    arguments = {
        param.id or param.name: param.values[0]
        for param in operation.params
        if param.required and param.values
    }
    params = serialize(operation, arguments)
    with connect(options, {"timeout": TIMEOUT_SECONDS, "retries": 0}) as session:
        request = ListRequest(session.context, operation, msgspec.Raw, params)
        page = session.run(PageWalk(request).next_page())
    items = page.items if page else []
    ids = (msgspec.json.decode(item, type=_Identified).id for item in items)
    return tuple(str(id) for id in ids if id is not None)

"""Sends commands that only read, a page of a list at a time."""

from typing import Any

import msgspec
from mcp.server.mcpserver.exceptions import ToolError

from .answers import Answer
from .api import ListRequest, Session, interface as protocol
from .sending import page_at, receive

MAX_COUNT = 500
MAX_WALKED = 100
"""Pages that are read only to find the one after them, where pages have no numbers."""


def read_answer(
    session: Session,
    operation: protocol.Operation,
    params: protocol.Params,
    page: int,
    count: int,
) -> Answer:
    """What a command responds with; of a list that has pages, one page."""
    if not operation.has_pages:
        return Answer(receive(session, operation, params))
    listing = ListRequest(session.context, operation, msgspec.Raw, params)
    size = min(max(count, 1), MAX_COUNT)
    first = protocol.first_page(operation, params, size)
    direct = page_at(first, page)
    if direct is None and page > MAX_WALKED:
        raise ToolError(
            f"{operation.name}: pages are read one after the other, {MAX_WALKED} at most. "
            f"Ask for up to {MAX_COUNT} objects a page, or for fewer objects by `params`."
        )
    request, walked = (direct, page) if direct else (first, 1)
    while True:
        request, found = session.run(listing.fetch(request))
        following = protocol.next_page(request, found)
        if walked >= page or following is None:
            break
        request, walked = following, walked + 1
    if walked < page:
        return Answer([], f"There is no page {page}; the last one is {walked}.")
    items: list[Any] = [msgspec.json.decode(item) for item in found.items]
    more = f"There may be more: read page {page + 1}." if following else ""
    return Answer(items, more)

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
    """What a command responds with; of a list, one page."""
    size = min(max(count, 1), MAX_COUNT)
    if not operation.has_pages:
        return _part(receive(session, operation, params), operation, page, size)
    listing = ListRequest(session.context, operation, msgspec.Raw, params)
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


def _part(value: Any, operation: protocol.Operation, page: int, count: int) -> Answer:
    """A page of a list that the server sends as a whole, by itself or in an object."""
    key = operation.response.key
    if isinstance(value, dict) and isinstance(value.get(key), list):
        answer = _part(value[key], operation, page, count)
        return Answer({**value, key: answer.value}, answer.note)
    if not isinstance(value, list) or (page == 1 and len(value) <= count):
        return Answer(value)
    first = (page - 1) * count
    part = value[first : first + count]
    if not part:
        return Answer([], f"There is no page {page}: there are {len(value)} objects.")
    last = first + len(part)
    more = f": read page {page + 1} for more" if last < len(value) else ""
    note = f"These are objects {first + 1} to {last} of {len(value)}{more}."
    return Answer(part, note)

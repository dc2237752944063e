"""Pages of lists: by number, by offset, by a cursor, or by the URL of the next page."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..page import Page
from .errors import ApiError, NotFound
from .operation import Operation, Paging
from .params import Params
from .responses import last_cursor, plain_at

DEFAULT_PAGE_SIZE = 0
"""The server's own: none is sent."""
# RFC 8288: `<URL>; rel="next"`. A comma ends a link, but not in the URL or in quotes.
_LINK = re.compile(r'<([^<>]*)>((?:[^,"<]|"(?:[^"\\]|\\.)*")*)')
_REL = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))', re.IGNORECASE)


class PageRequest(NamedTuple):
    """A page to request, after ``earlier`` other ones with ``received`` objects; ``length`` is that of the first.

    ``is_single`` is a page that no other follows: it was asked for by its number, or
    the operation knows no pages. ``position`` is a number, an offset or a cursor.
    """

    operation: Operation
    filters: Params
    size: int
    position: str
    is_single: bool
    earlier: int = 0
    received: int = 0
    length: int = 0

    @property
    def place(self) -> str:
        """What leads to the page."""
        return f"{self.position} {self.filters.url or ''}"

    def params(self) -> Params:
        """All parts of the request."""
        paging, params = self.operation.paging, self.filters
        if paging is None or params.url is not None:
            return params
        if self.size and paging.size:
            params = params.with_query(paging.size, str(self.size))
        name = _position_name(paging)
        if name and self.position and (self.earlier or self.is_single):
            params = params.with_query(name, self.position)
        return params


def _position_name(paging: Paging) -> str:
    """The parameter that says which page."""
    match paging.kind:
        case "page":
            return paging.number
        case "offset":
            return paging.offset
        case "cursor":
            return paging.cursor
        case "link":
            return ""


def first_page(operation: Operation, params: Params, size: int) -> PageRequest:
    """The first page to request; the arguments of the caller come before ``size``."""
    paging = operation.paging
    if paging is None:
        return PageRequest(operation, params, 0, "", is_single=True)
    given = {name: ",".join(texts) for name, texts in params.query}
    name = _position_name(paging)
    start = {"page": paging.first or "1", "offset": "0"}.get(paging.kind, "")
    text = given.get(paging.size, "")
    size = int(text) if text.isdecimal() else size
    # Who asks for a page by its number wants that one; an offset or a cursor is where to begin.
    is_single = paging.kind == "page" and name in given
    return PageRequest(operation, params, size, given.get(name, start), is_single)


def numbered_page(request: PageRequest, number: int, size: int) -> PageRequest | None:
    """A page by its number; None if there cannot be one."""
    paging = request.operation.paging
    kind = paging.kind if paging else ""
    single = request._replace(size=size, is_single=True)
    if kind == "page":
        return single._replace(position=str(number))
    if kind == "offset" and (size or number == 1):
        return single._replace(position=str((number - 1) * size))
    return single if number == 1 else None


def next_page(request: PageRequest, page: Page[Any]) -> PageRequest | None:
    """The page to request after a page, or None: the list ends here.

    Without a total, a list that is read by numbers or offsets ends with an empty page,
    or one that is shorter than the first: servers give smaller pages than requested
    without saying so, and a first page may be any part of the list.
    """
    paging = request.operation.paging
    if paging is None or request.is_single:
        return None
    received = request.received + len(page.items)
    following = request._replace(
        earlier=request.earlier + 1,
        received=received,
        length=request.length or len(page.items),
    )
    if paging.kind == "link" or (paging.next and not paging.cursor):
        return _linked(following, paging, page)
    if paging.kind == "cursor":
        cursor = _next_cursor(request.operation, paging, page)
        is_same = cursor == request.position
        return following._replace(position=cursor) if cursor and not is_same else None
    if not page.items or not request.position.isdecimal():
        return None
    end = received
    if paging.kind == "offset":
        end = int(request.position) + len(page.items)
    is_last = len(page.items) < following.length
    if is_last if page.total is None else end >= page.total:
        return None
    step = 1 if paging.kind == "page" else len(page.items)
    return following._replace(position=str(int(request.position) + step))


def _next_cursor(operation: Operation, paging: Paging, page: Page[Any]) -> str:
    """The cursor of the page after a page; empty if there is none."""
    if paging.cursor_field and paging.has_more:
        if plain_at(page.response, paging.has_more) is not True:
            return ""
        return last_cursor(operation, page.response, paging.cursor_field)
    cursor = plain_at(page.response, paging.next) if paging.next else None
    is_cursor = isinstance(cursor, str | int) and cursor is not True
    return str(cursor) if is_cursor and cursor else ""


def _linked(
    request: PageRequest, paging: Paging, page: Page[Any]
) -> PageRequest | None:
    """The page of the URL in the response."""
    if paging.next:
        found = plain_at(page.response, paging.next)
        target = found if isinstance(found, str) else ""
    else:
        target = next_link(page.response.headers.get("link", ""))
    if not target or target == request.filters.url:
        return None
    filters = request.filters.copy()
    filters.url = target
    return request._replace(filters=filters)


def next_link(header: str) -> str:
    """The URL of the next page in a Link header; empty if there is none."""
    for link in _LINK.finditer(header):
        rel = _REL.search(link[2])
        if rel and "next" in (rel[1] or rel[2]).lower().split():
            return link[1]
    return ""


def page_beyond_end(request: PageRequest, error: ApiError) -> Page[Any] | None:
    """An empty page in place of an error: after the last page, some servers find none."""
    if not request.earlier or not isinstance(error, NotFound):
        return None
    return Page([], None, error.response) if error.response else None


def smaller_page(request: PageRequest, error: ApiError) -> PageRequest | None:
    """Servers say nothing about the size that they allow which all of them mean alike."""
    return None


def trusted_total(request: PageRequest, page: Page[Any]) -> int | None:
    """The server's count of all objects; None if there is none."""
    is_whole = not request.earlier and request.position in ("", "0", "1")
    return page.total if is_whole and not request.is_single else None

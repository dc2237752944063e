"""Pages of lists: ``page`` and ``pagesize``, and when a list ends."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..page import Page
from .errors import ApiError, InvalidParameter
from .operation import PAGE, PAGE_SIZE, PAGING, Operation
from .params import Params

DEFAULT_PAGE_SIZE = 500
_MAX_PAGE_SIZE = re.compile(r"page ?size\b.*?\b([0-9]+)\b", re.IGNORECASE | re.DOTALL)


class PageRequest(NamedTuple):
    """A page to request, after ``received`` objects on earlier pages.

    ``is_single`` is a page that no other follows: it was asked for by its number, or
    the command knows no pages.
    """

    filters: Params
    has_pages: bool
    number: int
    size: int
    is_single: bool
    received: int = 0

    @property
    def place(self) -> str:
        """What leads to the page."""
        return str(self.number)

    def params(self) -> Params:
        """All parameters of the request."""
        params = Params(self.filters)
        if self.has_pages:
            params[PAGE] = str(self.number)
            params[PAGE_SIZE] = str(self.size)
        return params


def first_page(operation: Operation, params: Params, size: int) -> PageRequest:
    """The first page to request; the arguments of the caller come before ``size``."""
    given = {name.lower(): text for name, text in params.items()}
    filters = {k: text for k, text in params.items() if k.lower() not in PAGING}
    return PageRequest(
        Params(filters),
        operation.has_pages,
        number=int(given.get(PAGE, 1)),
        size=int(given.get(PAGE_SIZE, size)),
        is_single=PAGE in given or not operation.has_pages,
    )


def numbered_page(request: PageRequest, number: int, size: int) -> PageRequest | None:
    """A page by its number; None if there cannot be one."""
    if not request.has_pages and number > 1:
        return None
    return request._replace(number=number, size=size, is_single=True)


def next_page(request: PageRequest, page: Page[Any]) -> PageRequest | None:
    """The page to request after a page, or None: the list ends here.

    A page that is not full ends a list unless the server counts more objects: servers
    give smaller pages than requested, and drop objects from pages, without saying so. A
    full page is never the end, since old servers count the objects of the page alone.
    """
    if request.is_single or not page.items:
        return None
    received = request.received + len(page.items)
    is_full = len(page.items) == request.size
    if is_full or (page.total is not None and page.total > received):
        return request._replace(number=request.number + 1, received=received)
    return None


def page_beyond_end(_request: PageRequest, _error: ApiError) -> Page[Any] | None:
    """After the last page, servers send an empty one and no error."""
    return None


def smaller_page(request: PageRequest, error: ApiError) -> PageRequest | None:
    """The first page in the size that the server allows, if it refused a larger one."""
    if request.is_single or request.number > 1:
        return None
    if not isinstance(error, InvalidParameter):
        return None
    found = _MAX_PAGE_SIZE.search(error.text)
    size = int(found[1]) if found else 0
    return request._replace(size=size) if 0 < size < request.size else None


def trusted_total(request: PageRequest, page: Page[Any]) -> int | None:
    """The server's count of all objects, or None if it may count something else.

    Old servers count the objects of the page, and some commands objects of another
    kind, which shows on a first page that is not full.
    """
    is_full = len(page.items) == request.size
    if request.is_single or request.number > 1 or not is_full or page.total is None:
        return None
    return page.total if page.total > request.size else None

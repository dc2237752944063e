"""Lists, requested page by page during iteration."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from .base_errors import (
    ArgumentError,
    MultipleResultsFound,
    NoResultFound,
    UnexpectedResponse,
)
from .calls import call_and_parse
from .flow import Context, Flow
from .http import HttpResponse
from .page import Page
from .polling import FIRST_POLL
from .protocol import interface as protocol
from .protocol.interface import ApiError, Operation, PageRequest, Params
from .waiters import wait_until

if TYPE_CHECKING:
    from .async_client import AsyncSession
    from .sync_client import Session

T = TypeVar("T")


class ListRequest(Generic[T]):
    """What is listed, for sync and async clients alike. Most methods are flows."""

    def __init__(
        self, context: Context, operation: Operation, model: type[T], params: Params
    ) -> None:
        self.context = context
        self.operation = operation
        self.model = model
        self.params = params

    def first_page(self, limit: int | None = None) -> PageRequest:
        """The first page, of the size that is set up, at most ``limit``."""
        client, options = self.context
        size = options.page_size or protocol.DEFAULT_PAGE_SIZE
        size = min(size, client.max_page_size or size, limit or size)
        return protocol.first_page(self.operation, self.params, size)

    def fetch(self, request: PageRequest) -> Flow[tuple[PageRequest, Page[T]]]:
        """A page, smaller than requested if the server says so; what was requested in the end."""
        try:
            page = yield from self._fetch(request)
        except ApiError as error:
            beyond = protocol.page_beyond_end(request, error)
            if beyond is not None:
                return request, beyond
            smaller = protocol.smaller_page(request, error)
            if smaller is None:
                raise
            self.context.client.max_page_size = smaller.size
        else:
            return request, page
        return smaller, (yield from self._fetch(smaller))

    def _fetch(self, request: PageRequest) -> Flow[Page[T]]:
        return call_and_parse(
            self.context, self.operation, request.params(), self._parse
        )

    def _parse(self, operation: Operation, response: HttpResponse) -> Page[T]:
        return protocol.parse_page(operation, response, self.model)

    def numbered(self, number: int, size: int | None) -> Flow[list[T]]:
        """The objects of a page by its number, counted from 1."""
        if number < 1 or (size is not None and size < 1):
            raise ArgumentError(
                f"{self.operation.name}: pages and their sizes count from 1",
                command=self.operation.name,
                parameters=("number" if number < 1 else "size",),
            )
        first = self.first_page()
        request = protocol.numbered_page(first, number, size or first.size)
        if request is None:
            return []
        _, page = yield from self.fetch(request)
        return page.items

    def count(self) -> Flow[int]:
        """The number of all objects: the server's count if it can be trusted."""
        walk = PageWalk(self)
        found = 0
        while (page := (yield from walk.next_page())) is not None:
            found += len(page.items)
            total = protocol.trusted_total(walk.request, page)
            if total is not None:
                return total
        return found

    def first_items(self, limit: int) -> Flow[list[T]]:
        """The first objects: of small pages, if the server gives all that it counts."""
        found, total = yield from self._first_of_pages(limit, limit)
        if len(found) < min(limit, total):
            # Small pages have lost objects that the server counts.
            found, _ = yield from self._first_of_pages(limit)
        return found[:limit]

    def _first_of_pages(
        self, limit: int, size: int | None = None
    ) -> Flow[tuple[list[T], int]]:
        """The first objects of pages of at most ``size``, and the count of the last one."""
        walk = PageWalk(self, size)
        found: list[T] = []
        total = 0
        while len(found) < limit and (page := (yield from walk.next_page())):
            found += page.items
            total = 0 if walk.request.is_single else page.total or 0
        return found, total

    def only_item(self) -> Flow[T]:
        """The only object; an error if there is none, or more than one."""
        found = yield from self.first_items(2)
        command = self.operation.name
        if not found:
            raise NoResultFound(f"{command}: no object was found", command=command)
        if len(found) > 1:
            raise MultipleResultsFound(
                f"{command}: more than one object was found", command=command
            )
        return found[0]


class PageWalk(Generic[T]):
    """Goes from page to page. ``request`` is the page that was requested last."""

    def __init__(self, listing: ListRequest[T], size: int | None = None) -> None:
        self._listing = listing
        self._next: PageRequest | None = listing.first_page(size)
        self._seen: set[str] = set()
        self._last_body = b""
        self.request = self._next

    @property
    def has_more(self) -> bool:
        """Whether another page would be requested."""
        return self._next is not None

    def next_page(self) -> Flow[Page[T] | None]:
        """The next page, or None after the last.

        An UnexpectedResponse if it was there before: the list would have no end.
        """
        if self._next is None:
            return None
        if self._next.place in self._seen:
            command = self._listing.operation.name
            message = f"{command}: the pages lead back to one that was read before"
            raise UnexpectedResponse(message, command=command)
        self._seen.add(self._next.place)
        self.request, page = yield from self._listing.fetch(self._next)
        body = page.response.body
        if body == self._last_body:
            # A server that ignores the page's number sends the same one again.
            self._next = None
            return None
        self._last_body = body
        self._next = protocol.next_page(self.request, page)
        return page


class Pages(Generic[T]):
    """A list that is requested when it is iterated. Iterating again requests again."""

    def __init__(self, session: Session, listing: ListRequest[T]) -> None:
        self._session = session
        self._listing = listing

    def __repr__(self) -> str:
        return f"<Pages of {self._listing.operation.name}>"

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a list is requested when it is iterated: "
            "`first()` and `count` ask the server whether it is empty"
        )

    def __iter__(self) -> Iterator[T]:
        walk = PageWalk(self._listing)
        while (page := self._session.run(walk.next_page())) is not None:
            yield from page.items

    def all(self) -> list[T]:
        """All objects, from every page."""
        return list(self)

    def first(self) -> T | None:
        """The first object, or None."""
        return next(iter(self._session.run(self._listing.first_items(1))), None)

    def one(self) -> T:
        """The only object. Raises NoResultFound or MultipleResultsFound."""
        return self._session.run(self._listing.only_item())

    def wait_until(
        self,
        condition: Callable[[T], bool],
        *,
        timeout: float | None = None,
        poll: float = FIRST_POLL,
    ) -> T:
        """Ask for the only object until it meets a condition, and return it so.

        ``timeout`` is the total in seconds; without it, the wait has no limit.
        ``poll`` is the first pause between two requests; pauses grow to ten seconds.

        Raises WaitTimedOut, and NoResultFound if the object disappears.
        """
        flow = wait_until(self._listing, condition, timeout, poll)
        return self._session.run(flow)

    def page(self, number: int, size: int | None = None) -> list[T]:
        """The objects of one page, counted from 1."""
        return self._session.run(self._listing.numbered(number, size))

    @property
    def count(self) -> int:
        """The number of objects. Asks the server."""
        return self._session.run(self._listing.count())


class AsyncPages(Generic[T]):
    """A list that is requested when it is iterated. Iterating again requests again."""

    def __init__(self, session: AsyncSession, listing: ListRequest[T]) -> None:
        self._session = session
        self._listing = listing

    def __repr__(self) -> str:
        return f"<AsyncPages of {self._listing.operation.name}>"

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a list is requested when it is iterated: "
            "`await first()` and `await count` ask the server whether it is empty"
        )

    async def __aiter__(self) -> AsyncIterator[T]:
        walk = PageWalk(self._listing)
        while (page := await self._session.run(walk.next_page())) is not None:
            for item in page.items:
                yield item

    async def all(self) -> list[T]:
        """All objects, from every page."""
        return [item async for item in self]

    async def first(self) -> T | None:
        """The first object, or None."""
        return next(iter(await self._session.run(self._listing.first_items(1))), None)

    async def one(self) -> T:
        """The only object. Raises NoResultFound or MultipleResultsFound."""
        return await self._session.run(self._listing.only_item())

    async def wait_until(
        self,
        condition: Callable[[T], bool],
        *,
        timeout: float | None = None,
        poll: float = FIRST_POLL,
    ) -> T:
        """Ask for the only object until it meets a condition, and return it so.

        ``timeout`` is the total in seconds; without it, the wait has no limit.
        ``poll`` is the first pause between two requests; pauses grow to ten seconds.

        Raises WaitTimedOut, and NoResultFound if the object disappears.
        """
        flow = wait_until(self._listing, condition, timeout, poll)
        return await self._session.run(flow)

    async def page(self, number: int, size: int | None = None) -> list[T]:
        """The objects of one page, counted from 1."""
        return await self._session.run(self._listing.numbered(number, size))

    @property
    def count(self) -> Awaitable[int]:
        """The number of objects, to be awaited. Asks the server."""
        return self._session.run(self._listing.count())

"""Lists: walked page by page, as far as they are asked for."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from . import answer
from .answer import Reply
from .command import Command
from .errors import InvalidParameter, NotOne
from .flow import Context, Flow, answered
from .model import Many
from .redact import Wire

if TYPE_CHECKING:
    from .aio import AsyncLink
    from .sync import Link

T = TypeVar("T")

_PAGE_SIZE = re.compile(r"page ?size\b.*?\b([0-9]+)\b", re.IGNORECASE | re.DOTALL)


class Page(Generic[T]):
    """A page's objects, the server's count, and the answer that they are from."""

    def __init__(self, many: Many[T], body: bytes) -> None:
        self.items = many.items
        self.total = many.total
        self.body = body


class Listed(Generic[T]):
    """What is to be listed, however it is asked for. Each method is a flow."""

    def __init__(
        self,
        context: Context,
        command: Command,
        model: type[T],
        wire: Mapping[str, str],
    ) -> None:
        self.context = context
        self.command = command
        self.model = model
        self.wire = Wire(
            (name, text)
            for name, text in wire.items()
            if name.lower() not in ("page", "pagesize")
        )
        asked = {name.lower(): text for name, text in wire.items()}
        self.only = int(asked["page"]) if "page" in asked else None
        self.size = int(asked["pagesize"]) if "pagesize" in asked else None

    def page_size(self) -> int:
        size = self.size or self.context.options.page_size
        return min(size, self.context.core.largest_page or size)

    def page(self, number: int, size: int) -> Flow[Page[T]]:
        """One page; all there is where the command knows no pages."""
        wire = Wire(self.wire)
        if self.command.has_pages:
            wire |= {"page": str(number), "pagesize": str(size)}
        return (yield from answered(self.context, self.command, wire, self._read))

    def _read(self, command: Command, reply: Reply) -> Page[T]:
        return Page(answer.read_list(command, reply, self.model), reply.body)

    def first_page(self, size: int) -> Flow[Page[T]]:
        """The first page, smaller than asked for where the server says so."""
        try:
            return (yield from self.page(1, size))
        except InvalidParameter as problem:
            told = _PAGE_SIZE.search(problem.text)
            most = int(told[1]) if told else 0
            if not 0 < most < size:
                raise
            self.context.core.largest_page = most
        return (yield from self.page(1, most))

    def numbered(self, number: int, size: int | None) -> Flow[list[T]]:
        if number < 1 or (size is not None and size < 1):
            raise ValueError("pages and their sizes count from 1")
        if not self.command.has_pages and number > 1:
            return []
        page = yield from self.page(number, size or self.page_size())
        return page.items

    def counted(self) -> Flow[int]:
        """How many there are: the server's count where it can be believed."""
        walk = _Walk(self)
        found = 0
        while (page := (yield from walk.next_page())) is not None:
            found += len(page.items)
            # On old servers the count is that of the page; for some commands it is that
            # of something else, as a page shows that is not full.
            is_first_of_more = not walk.is_done and len(page.items) == found
            if is_first_of_more and page.total is not None and page.total > found:
                return page.total
        return found

    def few(self, most: int) -> Flow[list[T]]:
        """The first ones: one page at most."""
        size = min(most, self.page_size())
        if self.only is not None:
            return (yield from self.numbered(self.only, self.size))[:most]
        return (yield from self.first_page(size)).items[:most]

    def the_one(self, found: list[T]) -> T:
        if len(found) != 1:
            many = "none" if not found else "more than one"
            message = f"{self.command.name}: one is due, there is {many}"
            raise NotOne(message, command=self.command.name)
        return found[0]


class _Walk(Generic[T]):
    """From page to page, until one is not full: a count cannot be relied on."""

    def __init__(self, listed: Listed[T]) -> None:
        self._listed = listed
        self._number = listed.only or 1
        self.size = listed.page_size()
        self._last: bytes = b""
        self.is_done = False

    def next_page(self) -> Flow[Page[T] | None]:
        """The next page, or None after the last."""
        if self.is_done:
            return None
        listed = self._listed
        if self._number == 1 and listed.only is None:
            page = yield from listed.first_page(self.size)
            self.size = listed.page_size()
        else:
            page = yield from listed.page(self._number, self.size)
        # A server that ignores page sends the same again, or more than a page.
        if page.body == self._last:
            self.is_done = True
            return None
        is_whole = listed.only is not None or not listed.command.has_pages
        self.is_done = is_whole or len(page.items) != self.size
        self._number += 1
        self._last = page.body
        return page


class Pages(Generic[T]):
    """A list, not asked for before it is walked. Walking it again asks again."""

    def __init__(self, link: Link, listed: Listed[T]) -> None:
        self._link = link
        self._listed = listed

    def __repr__(self) -> str:
        return f"<Pages of {self._listed.command.name}>"

    def __iter__(self) -> Iterator[T]:
        walk = _Walk(self._listed)
        while (page := self._link.run(walk.next_page())) is not None:
            yield from page.items

    def all(self) -> list[T]:
        """All of them, from every page."""
        return list(self)

    def first(self) -> T | None:
        """The first one, or None."""
        return next(iter(self._link.run(self._listed.few(1))), None)

    def one(self) -> T:
        """The only one; NotOne where there is none, or more than one."""
        return self._listed.the_one(self._link.run(self._listed.few(2)))

    def page(self, number: int, size: int | None = None) -> list[T]:
        """One page, counted from 1."""
        return self._link.run(self._listed.numbered(number, size))

    @property
    def count(self) -> int:
        """How many there are. Asks the server."""
        return self._link.run(self._listed.counted())


class AsyncPages(Generic[T]):
    """A list, not asked for before it is walked. Walking it again asks again."""

    def __init__(self, link: AsyncLink, listed: Listed[T]) -> None:
        self._link = link
        self._listed = listed

    def __repr__(self) -> str:
        return f"<AsyncPages of {self._listed.command.name}>"

    async def __aiter__(self) -> AsyncIterator[T]:
        walk = _Walk(self._listed)
        while (page := await self._link.run(walk.next_page())) is not None:
            for one in page.items:
                yield one

    async def all(self) -> list[T]:
        """All of them, from every page."""
        return [one async for one in self]

    async def first(self) -> T | None:
        """The first one, or None."""
        return next(iter(await self._link.run(self._listed.few(1))), None)

    async def one(self) -> T:
        """The only one; NotOne where there is none, or more than one."""
        return self._listed.the_one(await self._link.run(self._listed.few(2)))

    async def page(self, number: int, size: int | None = None) -> list[T]:
        """One page, counted from 1."""
        return await self._link.run(self._listed.numbered(number, size))

    @property
    def count(self) -> Awaitable[int]:
        """How many there are, to be awaited. Asks the server."""
        return self._link.run(self._listed.counted())

"""The base of the groups of commands, of any protocol."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from .calls import call, call_and_parse
from .pages import AsyncPages, ListRequest, Pages
from .protocol import interface as protocol
from .protocol.interface import Operation

if TYPE_CHECKING:
    from .async_client import AsyncSession
    from .sync_client import Session

T = TypeVar("T")

Arguments = Mapping[str, Any]


class Group:
    """Commands whose response is waited for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _get(self, operation: Operation, model: type[T], arguments: Arguments) -> T:
        params = protocol.serialize(operation, arguments)
        parse = partial(protocol.parse_object_response, model=model)
        context = self._session.context
        return self._session.run(call_and_parse(context, operation, params, parse))

    def _list(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> Pages[T]:
        params = protocol.serialize(operation, arguments)
        context = self._session.context
        return Pages(self._session, ListRequest(context, operation, model, params))

    def _run(self, operation: Operation, arguments: Arguments) -> None:
        params = protocol.serialize(operation, arguments)
        self._session.run(call(self._session.context, operation, params))


class AsyncGroup:
    """Commands whose response is awaited."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def _get(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> T:
        params = protocol.serialize(operation, arguments)
        parse = partial(protocol.parse_object_response, model=model)
        context = self._session.context
        flow = call_and_parse(context, operation, params, parse)
        return await self._session.run(flow)

    def _list(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> AsyncPages[T]:
        params = protocol.serialize(operation, arguments)
        context = self._session.context
        return AsyncPages(self._session, ListRequest(context, operation, model, params))

    async def _run(self, operation: Operation, arguments: Arguments) -> None:
        params = protocol.serialize(operation, arguments)
        await self._session.run(call(self._session.context, operation, params))

"""The base of the groups of operations: what they return in addition to objects and lists."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar

from .. import group_base
from ..calls import call_and_parse
from ..group_base import Arguments
from .downloads import Download, SaveTo
from .operation import Operation
from .responses import parse_content, parse_list, parse_value
from .serialization import serialize

T = TypeVar("T")


class Group(group_base.Group):
    """Operations whose response is waited for."""

    def _get_list(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> list[T]:
        params = serialize(operation, arguments)
        parse = partial(parse_list, model=model)
        context = self._session.context
        return self._session.run(call_and_parse(context, operation, params, parse))

    def _get_value(self, operation: Operation, arguments: Arguments) -> Any:
        params = serialize(operation, arguments)
        context = self._session.context
        flow = call_and_parse(context, operation, params, parse_value)
        return self._session.run(flow)

    def _get_content(
        self, operation: Operation, arguments: Arguments, save_to: SaveTo | None
    ) -> bytes:
        params = serialize(operation, arguments)
        params.sink = None if save_to is None else Download(save_to)
        context = self._session.context
        flow = call_and_parse(context, operation, params, parse_content)
        return self._session.run(flow)


class AsyncGroup(group_base.AsyncGroup):
    """Operations whose response is awaited."""

    async def _get_list(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> list[T]:
        params = serialize(operation, arguments)
        parse = partial(parse_list, model=model)
        context = self._session.context
        flow = call_and_parse(context, operation, params, parse)
        return await self._session.run(flow)

    async def _get_value(self, operation: Operation, arguments: Arguments) -> Any:
        params = serialize(operation, arguments)
        context = self._session.context
        flow = call_and_parse(context, operation, params, parse_value)
        return await self._session.run(flow)

    async def _get_content(
        self, operation: Operation, arguments: Arguments, save_to: SaveTo | None
    ) -> bytes:
        params = serialize(operation, arguments)
        params.sink = None if save_to is None else Download(save_to)
        context = self._session.context
        flow = call_and_parse(context, operation, params, parse_content)
        return await self._session.run(flow)

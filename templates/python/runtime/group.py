"""What a group of commands stands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from . import answer
from .arguments import wire_params
from .command import Command
from .flow import exchange
from .jobs import AsyncJob, Job, Task
from .pages import AsyncPages, Listed, Pages

if TYPE_CHECKING:
    import msgspec

    from .aio import AsyncLink
    from .sync import Link

T = TypeVar("T")


class Group:
    """Commands that are sent and waited for."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def _send(self, command: Command, arguments: Mapping[str, Any]) -> msgspec.Raw:
        wire = wire_params(command, arguments)
        return self._link.run(exchange(self._link.context, command, wire))

    def _get(self, command: Command, model: type[T], arguments: Mapping[str, Any]) -> T:
        inner = self._send(command, arguments)
        return answer.read(command, answer.one_object(command, inner), model)

    def _list(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> Pages[T]:
        wire = wire_params(command, arguments)
        return Pages(self._link, Listed(self._link.context, command, model, wire))

    def _start(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> Job[T]:
        made, on = answer.started(command, self._send(command, arguments))
        return Job(self._link, Task(command, model, made, on))

    def _begin(self, command: Command, arguments: Mapping[str, Any]) -> Job[None]:
        return self._start(command, type(None), arguments)

    def _do(self, command: Command, arguments: Mapping[str, Any]) -> None:
        self._send(command, arguments)


class AsyncGroup:
    """Commands that are awaited."""

    def __init__(self, link: AsyncLink) -> None:
        self._link = link

    async def _send(
        self, command: Command, arguments: Mapping[str, Any]
    ) -> msgspec.Raw:
        wire = wire_params(command, arguments)
        return await self._link.run(exchange(self._link.context, command, wire))

    async def _get(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> T:
        inner = await self._send(command, arguments)
        return answer.read(command, answer.one_object(command, inner), model)

    def _list(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> AsyncPages[T]:
        wire = wire_params(command, arguments)
        return AsyncPages(self._link, Listed(self._link.context, command, model, wire))

    async def _start(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> AsyncJob[T]:
        made, on = answer.started(command, await self._send(command, arguments))
        return AsyncJob(self._link, Task(command, model, made, on))

    async def _begin(
        self, command: Command, arguments: Mapping[str, Any]
    ) -> AsyncJob[None]:
        return await self._start(command, type(None), arguments)

    async def _do(self, command: Command, arguments: Mapping[str, Any]) -> None:
        await self._send(command, arguments)

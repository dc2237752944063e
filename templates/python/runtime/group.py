"""What a group of commands stands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from . import answer
from .command import Command, Job

if TYPE_CHECKING:
    from .aio import AsyncConnection
    from .sync import Connection

T = TypeVar("T")


class Group:
    """Commands that are sent and waited for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _get(self, command: Command, model: type[T], arguments: Mapping[str, Any]) -> T:
        return answer.read_one(
            command, self._connection.send(command, arguments), model
        )

    def _list(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> list[T]:
        return answer.read_list(
            command, self._connection.send(command, arguments), model
        )

    def _start(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> Job[T]:
        return answer.read_job(
            command, self._connection.send(command, arguments), model
        )

    def _run(self, command: Command, arguments: Mapping[str, Any]) -> None:
        self._connection.send(command, arguments)


class AsyncGroup:
    """Commands that are awaited."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def _get(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> T:
        return answer.read_one(
            command, await self._connection.send(command, arguments), model
        )

    async def _list(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> list[T]:
        return answer.read_list(
            command, await self._connection.send(command, arguments), model
        )

    async def _start(
        self, command: Command, model: type[T], arguments: Mapping[str, Any]
    ) -> Job[T]:
        return answer.read_job(
            command, await self._connection.send(command, arguments), model
        )

    async def _run(self, command: Command, arguments: Mapping[str, Any]) -> None:
        await self._connection.send(command, arguments)

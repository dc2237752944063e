"""The base of the groups of commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from .calls import call
from .jobs import AsyncJob, Job, JobState
from .pages import AsyncPages, ListRequest, Pages
from .protocol import interface as protocol
from .protocol.interface import Operation

if TYPE_CHECKING:
    import msgspec

    from .async_client import AsyncSession
    from .sync_client import Session

T = TypeVar("T")

Arguments = Mapping[str, Any]


class Group:
    """Commands whose response is waited for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _send(self, operation: Operation, arguments: Arguments) -> msgspec.Raw:
        params = protocol.serialize(operation, arguments)
        return self._session.run(call(self._session.context, operation, params))

    def _get(self, operation: Operation, model: type[T], arguments: Arguments) -> T:
        body = self._send(operation, arguments)
        return protocol.parse_object(operation, body, model)

    def _list(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> Pages[T]:
        params = protocol.serialize(operation, arguments)
        context = self._session.context
        return Pages(self._session, ListRequest(context, operation, model, params))

    def _start(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> Job[T]:
        body = self._send(operation, arguments)
        job = protocol.parse_started_job(operation, body)
        return Job(self._session, JobState(operation, model, job.id, job.object_id))

    def _start_without_result(
        self, operation: Operation, arguments: Arguments
    ) -> Job[None]:
        return self._start(operation, type(None), arguments)

    def _run(self, operation: Operation, arguments: Arguments) -> None:
        self._send(operation, arguments)


class AsyncGroup:
    """Commands whose response is awaited."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def _send(self, operation: Operation, arguments: Arguments) -> msgspec.Raw:
        params = protocol.serialize(operation, arguments)
        return await self._session.run(call(self._session.context, operation, params))

    async def _get(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> T:
        body = await self._send(operation, arguments)
        return protocol.parse_object(operation, body, model)

    def _list(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> AsyncPages[T]:
        params = protocol.serialize(operation, arguments)
        context = self._session.context
        return AsyncPages(self._session, ListRequest(context, operation, model, params))

    async def _start(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> AsyncJob[T]:
        body = await self._send(operation, arguments)
        job = protocol.parse_started_job(operation, body)
        state = JobState(operation, model, job.id, job.object_id)
        return AsyncJob(self._session, state)

    async def _start_without_result(
        self, operation: Operation, arguments: Arguments
    ) -> AsyncJob[None]:
        return await self._start(operation, type(None), arguments)

    async def _run(self, operation: Operation, arguments: Arguments) -> None:
        await self._send(operation, arguments)

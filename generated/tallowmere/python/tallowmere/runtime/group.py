"""The base of the groups of commands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from .calls import call, call_and_parse
from .jobs import AsyncJob, Job, JobState
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

    def _start(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> Job[T]:
        params = protocol.serialize(operation, arguments)
        context = self._session.context
        job = self._session.run(
            call_and_parse(
                context, operation, params, protocol.parse_started_job_response
            )
        )
        return Job(self._session, JobState(operation, model, job.id, job.object_id))

    def _start_without_result(
        self, operation: Operation, arguments: Arguments
    ) -> Job[None]:
        return self._start(operation, type(None), arguments)

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

    async def _start(
        self, operation: Operation, model: type[T], arguments: Arguments
    ) -> AsyncJob[T]:
        params = protocol.serialize(operation, arguments)
        context = self._session.context
        job = await self._session.run(
            call_and_parse(
                context, operation, params, protocol.parse_started_job_response
            )
        )
        state = JobState(operation, model, job.id, job.object_id)
        return AsyncJob(self._session, state)

    async def _start_without_result(
        self, operation: Operation, arguments: Arguments
    ) -> AsyncJob[None]:
        return await self._start(operation, type(None), arguments)

    async def _run(self, operation: Operation, arguments: Arguments) -> None:
        params = protocol.serialize(operation, arguments)
        await self._session.run(call(self._session.context, operation, params))

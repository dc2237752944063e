"""The base of the groups of commands of an API with jobs."""

from __future__ import annotations

from typing import TypeVar

from . import group_base
from .calls import call_and_parse
from .group_base import Arguments
from .jobs import AsyncJob, Job, JobState
from .protocol import interface as protocol
from .protocol.interface import Operation

T = TypeVar("T")


class Group(group_base.Group):
    """Commands whose response is waited for."""

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


class AsyncGroup(group_base.AsyncGroup):
    """Commands whose response is awaited."""

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

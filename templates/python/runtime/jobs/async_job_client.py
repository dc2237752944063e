"""The base of the async client of an API with jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from . import jobs
from .async_client import AsyncBaseClient
from .job_polling import FIRST_POLL, WaitOptions, wait_async

T = TypeVar("T")


class AsyncJobClient(AsyncBaseClient):
    """A client that finds jobs again, and awaits them."""

    def job(
        self, job: str | jobs.AsyncJob[T], model: type[T] | None = None
    ) -> jobs.AsyncJob[T]:
        """A job that was started earlier, by its id or from a pickle.

        Without ``model``, the result is returned as plain values.
        """
        if isinstance(job, jobs.AsyncJob):
            return job.attached(self._session)
        result_type: Any = model or dict[str, Any]
        return jobs.AsyncJob(self._session, jobs.state_of(job, result_type))

    async def wait(
        self,
        started: Iterable[jobs.AsyncJob[T]],
        *,
        timeout: float | None = None,
        poll: float = FIRST_POLL,
        progress: Callable[[jobs.JobStatus], None] | None = None,
    ) -> list[T]:
        """Wait for several jobs at once and return their results in order.

        If jobs failed, an ExceptionGroup of their errors is raised when all have
        ended. The arguments are those of ``AsyncJob.result``.
        """
        states = jobs.states(started)
        options = WaitOptions(timeout, poll, progress)
        await wait_async(self._session, states, options)
        return jobs.results(states)

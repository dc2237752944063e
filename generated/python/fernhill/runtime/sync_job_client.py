"""The base of the sync client of an API with jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Event
from typing import Any, TypeVar

from . import jobs
from .job_polling import FIRST_POLL, WaitOptions, wait
from .sync_client import BaseClient

T = TypeVar("T")


class JobClient(BaseClient):
    """A client that finds jobs again, and waits for them."""

    def job(self, job: str | jobs.Job[T], model: type[T] | None = None) -> jobs.Job[T]:
        """A job that was started earlier, by its id or from a pickle.

        Without ``model``, the result is returned as plain values.
        """
        if isinstance(job, jobs.Job):
            return job.attached(self._session)
        result_type: Any = model or dict[str, Any]
        return jobs.Job(self._session, jobs.state_of(job, result_type))

    def wait(
        self,
        started: Iterable[jobs.Job[T]],
        *,
        timeout: float | None = None,
        poll: float = FIRST_POLL,
        progress: Callable[[jobs.JobStatus], None] | None = None,
        cancel: Event | None = None,
    ) -> list[T]:
        """Wait for several jobs at once and return their results in order.

        If jobs failed, an ExceptionGroup of their errors is raised when all have
        ended. The arguments are those of ``Job.result``.
        """
        states = jobs.states(started)
        options = WaitOptions(timeout, poll, progress, cancel)
        wait(self._session, states, options)
        return jobs.results(states)

"""Jobs that asynchronous commands start on the server, and waiting for them."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, Self, TypeVar

from .base_errors import (
    ConfigurationError,
    Error,
    JobTimedOut,
    TransportError,
    WaitCancelled,
)
from .calls import call
from .flow import Context, Flow, Pause
from .protocol import interface as protocol
from .protocol.interface import JOB_QUERY, JobReport, Operation, StartedJob, Unavailable

if TYPE_CHECKING:
    from threading import Event

    from .async_client import AsyncSession
    from .sync_client import Session

T = TypeVar("T")

FIRST_POLL = 0.5
"""Seconds before a job is asked for again the first time."""
MAX_POLL = 10.0
"""Seconds that the pauses grow to."""
POLL_GROWTH = 1.5
"""What each pause is multiplied with to get the next."""
_MAX_FAILURES_IN_A_ROW = 5
_MAX_RETRY_AFTER_SECONDS = 60.0


class JobStatus(NamedTuple):
    """The status of a job. ``waited`` is how long it was waited for, in seconds."""

    id: str
    state: Literal["pending", "done", "failed"]
    waited: float = 0.0


class JobState(Generic[T]):
    """What is known about a job, for sync and async clients alike.

    ``object_id`` is the id of the object that it works on, if the server gave one.
    """

    def __init__(
        self,
        operation: Operation,
        model: type[T],
        id: str,
        object_id: str | None = None,
    ) -> None:
        self.operation = operation
        self.model = model
        self.id = id
        self.object_id = object_id
        self.report = JobReport()
        self.callbacks: list[Callable[[], object]] = []

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "report": JobReport(), "callbacks": []}

    def update(self, report: JobReport) -> None:
        """Take what the server says; callbacks are called once, when the job has ended."""
        self.report = report
        if self.has_ended:
            callbacks, self.callbacks = self.callbacks, []
            for callback in callbacks:
                callback()

    @property
    def started(self) -> StartedJob:
        """What identifies the job and its object."""
        return protocol.StartedJob(self.id, self.object_id)

    @property
    def has_ended(self) -> bool:
        """Whether the job is known to have ended."""
        return self.report.state != "pending"

    def status(self, waited: float = 0.0) -> JobStatus:
        """The status when the server was last asked."""
        return JobStatus(self.id, self.report.state, waited)

    def result(self) -> T:
        """The result of a job that has ended; the error of one that failed."""
        return protocol.parse_job_result(
            self.operation, self.started, self.report, self.model
        )


S = TypeVar("S")


class _Handle(Generic[T, S]):
    """A job for those who started it. A pickle leaves the client behind."""

    def __init__(self, session: S, state: JobState[T]) -> None:
        self._session: S | None = session
        self.job_state = state

    @property
    def id(self) -> str:
        """The job's id, with which it can be found again later."""
        return self.job_state.id

    @property
    def object_id(self) -> str | None:
        """The id of the object that the job works on, if the server gave one."""
        return self.job_state.object_id

    def add_done_callback(self, callback: Callable[[Self], object]) -> None:
        """Call a function with the job as soon as it is known to have ended, however.

        That is when its result, its status or a wait for it asks the server, in the
        thread that asks; at once if the end is known already.
        """
        if self.job_state.has_ended:
            callback(self)
        else:
            self.job_state.callbacks.append(lambda: callback(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r}, {self.job_state.operation.name})"

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_session": None}

    def _connected(self) -> S:
        if self._session is None:
            raise ConfigurationError(
                f"job {self.id} belongs to no client: pass it to the `job` method of one"
            )
        return self._session


class Job(_Handle[T, "Session"]):
    """A job that a command started. It runs on the server, waited for or not."""

    def attached(self, session: Session) -> Job[T]:
        """The same job, polled through another client."""
        return Job(session, self.job_state)

    def status(self) -> JobStatus:
        """The job's status now."""
        session = self._connected()
        session.run(poll_job(session.context, self.job_state))
        return self.job_state.status()

    def done(self) -> bool:
        """Whether the job has ended, successfully or not. Asks the server if need be."""
        return self.status().state != "pending"

    def result(
        self,
        *,
        timeout: float | None = None,
        poll: float = FIRST_POLL,
        progress: Callable[[JobStatus], None] | None = None,
        cancel: Event | None = None,
    ) -> T:
        """Wait for the job's end and return its result.

        ``timeout`` is the total in seconds; without it, the wait has no limit.
        ``poll`` is the first pause between two requests; pauses grow to ten seconds.
        ``progress`` is called with each status. Setting ``cancel`` ends the waiting,
        not the job.

        Raises JobFailed, which is also an instance of the class for its code,
        JobTimedOut or WaitCancelled.
        """
        options = WaitOptions(timeout, poll, progress, cancel)
        self._connected().wait([self.job_state], options)
        return self.job_state.result()


class AsyncJob(_Handle[T, "AsyncSession"]):
    """A job that a command started. It runs on the server, waited for or not.

    Awaiting it is the same as awaiting its ``result()``.
    """

    def attached(self, session: AsyncSession) -> AsyncJob[T]:
        """The same job, polled through another client."""
        return AsyncJob(session, self.job_state)

    async def status(self) -> JobStatus:
        """The job's status now."""
        session = self._connected()
        await session.run(poll_job(session.context, self.job_state))
        return self.job_state.status()

    async def done(self) -> bool:
        """Whether the job has ended, successfully or not. Asks the server if need be."""
        return (await self.status()).state != "pending"

    async def result(
        self,
        *,
        timeout: float | None = None,
        poll: float = FIRST_POLL,
        progress: Callable[[JobStatus], None] | None = None,
    ) -> T:
        """Wait for the job's end and return its result.

        ``timeout`` is the total in seconds; without it, the wait has no limit.
        ``poll`` is the first pause between two requests; pauses grow to ten seconds.
        ``progress`` is called with each status.

        Raises JobFailed, which is also an instance of the class for its code, or
        JobTimedOut.
        """
        options = WaitOptions(timeout, poll, progress)
        await self._connected().wait([self.job_state], options)
        return self.job_state.result()

    def __await__(self) -> Generator[Any, Any, T]:
        return self.result().__await__()


def states(jobs: Iterable[_Handle[T, Any]]) -> list[JobState[T]]:
    """The states of several jobs."""
    return [job.job_state for job in jobs]


class WaitOptions(NamedTuple):
    """How to wait: the arguments of ``result``."""

    timeout: float | None
    poll: float
    progress: Callable[[JobStatus], None] | None
    cancel: Event | None = None


def poll_job(context: Context, job: JobState[Any]) -> Flow[None]:
    """Ask the server for a job's status, unless it is known to have ended."""
    if job.has_ended:
        return
    context = context.without_extras()
    body = yield from call(context, JOB_QUERY, protocol.job_query_params(job.id))
    job.update(protocol.parse_job_report(job.id, body))


def wait_for_jobs(
    context: Context, jobs: Sequence[JobState[Any]], options: WaitOptions
) -> Flow[None]:
    """Ask for jobs, with growing pauses, until all have ended."""
    clock = context.client.clock
    began = clock()
    pause, failures = options.poll, 0
    pending = list(jobs)
    while True:
        try:
            for job in list(pending):
                yield from poll_job(
                    _with_deadline(context, options, clock() - began), job
                )
                status = job.status(clock() - began)
                if job.has_ended:
                    pending.remove(job)
                if options.progress:
                    options.progress(status)
            failures = 0
            requested = 0.0
        except Error as error:
            # The job continues while the network is down, and polling does no harm.
            failures += 1
            if not _may_pass(error) or failures >= _MAX_FAILURES_IN_A_ROW:
                raise
            retry_after = getattr(error, "retry_after", None) or 0.0
            requested = min(retry_after, _MAX_RETRY_AFTER_SECONDS)
        if not pending:
            return
        left = _time_left(options, clock() - began, pending[0])
        yield Pause(min(max(pause, requested), left))
        pause = min(pause * POLL_GROWTH, max(MAX_POLL, options.poll))


def _may_pass(error: Error) -> bool:
    """Whether a later request for the job may succeed."""
    return error.is_transient or isinstance(error, TransportError | Unavailable)


def _with_deadline(context: Context, options: WaitOptions, waited: float) -> Context:
    """A request does not last longer than the waiting, but has a second at least."""
    if options.timeout is None:
        return context
    left = max(options.timeout - waited, 1.0)
    return context.with_changes({"timeout": min(context.options.timeout, left)})


def _time_left(options: WaitOptions, waited: float, job: JobState[Any]) -> float:
    """The seconds that may still be waited; an error if there are none."""
    command = job.operation.name
    subject = job.started.description
    if options.cancel and options.cancel.is_set():
        error: WaitCancelled | JobTimedOut = WaitCancelled(
            f"{command}: the wait for {subject} was cancelled"
        )
    elif options.timeout is None:
        return math.inf
    elif waited < options.timeout:
        return options.timeout - waited
    else:
        error = JobTimedOut(f"{command}: {subject} did not end within {waited:.3g} s")
    error.command = command
    error.job_id, error.object_id = job.id, job.object_id
    raise error


def results(jobs: Sequence[JobState[T]]) -> list[T]:
    """The results of jobs that have ended; an ExceptionGroup if some failed."""
    found: list[T] = []
    failed: list[Exception] = []
    for job in jobs:
        try:
            found.append(job.result())
        except Error as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup(f"{len(failed)} of {len(jobs)} jobs failed", failed)
    return found

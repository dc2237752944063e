"""Jobs that asynchronous commands start on the server, for those who started them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    NamedTuple,
    Self,
    TypeVar,
    cast,
)

from .base_errors import ArgumentError, ConfigurationError, Error
from .job_polling import FIRST_POLL, WaitOptions, poll_job, wait, wait_async
from .protocol import interface as protocol
from .protocol.interface import JobReport, Operation, StartedJob

if TYPE_CHECKING:
    from threading import Event

    from .async_client import AsyncSession
    from .sync_client import Session

T = TypeVar("T")


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
        wait(self._connected(), [self.job_state], options)
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
        await wait_async(self._connected(), [self.job_state], options)
        return self.job_state.result()

    def __await__(self) -> Generator[Any, Any, T]:
        return self.result().__await__()


def state_of(job_id: object, model: type[T]) -> JobState[T]:
    """The state of a job that was started earlier; an ArgumentError if it has no id."""
    if not isinstance(job_id, str) or not job_id.strip():
        raise ArgumentError(
            f"a job is identified by a text that is not empty, not by {job_id!r}"
        )
    return JobState(protocol.JOB_QUERY, model, job_id)


def states(jobs: Iterable[_Handle[T, Any]]) -> list[JobState[T]]:
    """The states of several jobs; an ArgumentError if something else is among them."""
    jobs = list(jobs)
    for job in cast("Sequence[object]", jobs):
        if not isinstance(job, _Handle):
            raise ArgumentError(
                f"{job!r} is not a job: the `job` method of a client makes one of an id"
            )
    return [job.job_state for job in jobs]


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

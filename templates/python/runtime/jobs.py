"""Asynchronous commands: the job at the server, and waiting for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

import msgspec

from . import answer
from .command import QUERY_JOB, Command
from .errors import (
    ApiError,
    ConfigurationError,
    Error,
    JobFailed,
    JobTimedOut,
    TransportError,
    UnexpectedAnswer,
    Unavailable,
    WaitCancelled,
)
from .flow import Context, Flow, Pause, exchange

if TYPE_CHECKING:
    from threading import Event

    from .aio import AsyncLink
    from .sync import Link

T = TypeVar("T")

FIRST_POLL = 0.5
"""Seconds before a job is asked for again the first time."""
LONGEST_POLL = 10.0
"""Seconds that the pauses grow to."""
_GROWTH = 1.5
_FAILURES_IN_A_ROW = 5


class JobStatus(NamedTuple):
    """How a job stands. ``waited`` is how long it was waited for, in seconds."""

    id: str
    state: Literal["pending", "done", "failed"]
    waited: float = 0.0


_NULL = msgspec.Raw(b"null")


class _Told(msgspec.Struct, frozen=True):
    """What the server tells of a job."""

    jobstatus: int | None = None
    jobresult: msgspec.Raw = _NULL
    jobresultcode: int | None = None


class Task(Generic[T]):
    """What is known of a job, however it is asked for.

    ``object_id`` is the id of what it works on, where the server says.
    """

    def __init__(
        self, command: Command, model: type[T], id: str, object_id: str | None = None
    ) -> None:
        self.command = command
        self.model = model
        self.id = id
        self.object_id = object_id
        self.told = _Told()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "told": _Told()}

    @property
    def has_ended(self) -> bool:
        """Whether the server has told of its end."""
        return self.told.jobstatus in (1, 2)

    def status(self, waited: float = 0.0) -> JobStatus:
        """How it stood when it was last asked for."""
        ended: Literal["done", "failed"] = (
            "done" if self.told.jobstatus == 1 else "failed"
        )
        return JobStatus(self.id, ended if self.has_ended else "pending", waited)

    def outcome(self) -> T:
        """The result of a job that has ended; the error of one that failed."""
        found = self.told.jobresult
        if self.told.jobstatus != 1:
            raise _failure(self.command.name, self.id, self.told)
        if self.model is type(None):
            return msgspec.convert(None, self.model)
        if not answer.is_object(found):
            message = f"{self.command.name}: job {self.id} has no result"
            raise UnexpectedAnswer(message, command=self.command.name)
        inner = answer.one_object(self.command, found)
        return answer.read(self.command, inner, self.model)


L = TypeVar("L")


class _Handle(Generic[T, L]):
    """A job for those who started it. A pickle leaves the connection behind."""

    def __init__(self, link: L, task: Task[T]) -> None:
        self._link: L | None = link
        self.task = task

    @property
    def id(self) -> str:
        """The job's id, which finds it again later."""
        return self.task.id

    @property
    def object_id(self) -> str | None:
        """The id of what the job works on, where the server says."""
        return self.task.object_id

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r}, {self.task.command.name})"

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_link": None}

    def _connected(self) -> L:
        if self._link is None:
            raise ConfigurationError(
                f"job {self.id} has no client: give it to the `job` of one"
            )
        return self._link


class Job(_Handle[T, "Link"]):
    """A job that a command started. It runs at the server, waited for or not."""

    def attached(self, link: Link) -> Job[T]:
        """The same job, asked for through ``link``."""
        return Job(link, self.task)

    def status(self) -> JobStatus:
        """How the job stands now."""
        link = self._connected()
        link.run(ask(link.context, self.task))
        return self.task.status()

    def result(
        self,
        *,
        timeout: float | None = None,
        poll: float = FIRST_POLL,
        progress: Callable[[JobStatus], None] | None = None,
        cancel: Event | None = None,
    ) -> T:
        """Wait for the job's end and give its result.

        ``timeout`` is in seconds, for all of it; without it, there is no end to the
        waiting. ``poll`` is the first pause between two questions; pauses grow to
        ten seconds. ``progress`` is told each answer. Setting ``cancel`` ends the
        waiting, not the job.

        Raises JobFailed, which is also of the kind of its code, JobTimedOut or
        WaitCancelled.
        """
        wanted = Waiting(timeout, poll, progress, cancel)
        self._connected().wait([self.task], wanted)
        return self.task.outcome()


class AsyncJob(_Handle[T, "AsyncLink"]):
    """A job that a command started. It runs at the server, waited for or not.

    Awaiting it is the same as awaiting its ``result()``.
    """

    def attached(self, link: AsyncLink) -> AsyncJob[T]:
        """The same job, asked for through ``link``."""
        return AsyncJob(link, self.task)

    async def status(self) -> JobStatus:
        """How the job stands now."""
        link = self._connected()
        await link.run(ask(link.context, self.task))
        return self.task.status()

    async def result(
        self,
        *,
        timeout: float | None = None,
        poll: float = FIRST_POLL,
        progress: Callable[[JobStatus], None] | None = None,
    ) -> T:
        """Wait for the job's end and give its result.

        ``timeout`` is in seconds, for all of it; without it, there is no end to the
        waiting. ``poll`` is the first pause between two questions; pauses grow to
        ten seconds. ``progress`` is told each answer.

        Raises JobFailed, which is also of the kind of its code, or JobTimedOut.
        """
        wanted = Waiting(timeout, poll, progress)
        await self._connected().wait([self.task], wanted)
        return self.task.outcome()

    def __await__(self) -> Generator[Any, Any, T]:
        return self.result().__await__()


def tasks(jobs: Iterable[_Handle[T, Any]]) -> list[Task[T]]:
    """What is to be asked for, of several jobs."""
    return [job.task for job in jobs]


class Waiting(NamedTuple):
    """How to wait: as the arguments of ``result`` say."""

    timeout: float | None
    poll: float
    progress: Callable[[JobStatus], None] | None
    cancel: Event | None = None


def ask(context: Context, task: Task[Any]) -> Flow[None]:
    """Ask the server how a job stands, unless it is known to have ended."""
    if task.has_ended:
        return
    wire = {"command": QUERY_JOB.name, "response": "json", "jobid": task.id}
    inner = yield from exchange(context, QUERY_JOB, wire)
    try:
        task.told = msgspec.json.decode(inner, type=_Told, strict=False)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        message = f"{QUERY_JOB.name}: job {task.id}: {problem}"
        raise UnexpectedAnswer(message, command=QUERY_JOB.name) from None


def wait(context: Context, tasks: Sequence[Task[Any]], wanted: Waiting) -> Flow[None]:
    """Ask for jobs, with growing pauses, until all have ended."""
    core = context.core
    began = core.clock()
    pause, failures = wanted.poll, 0
    pending = list(tasks)
    while True:
        try:
            for task in list(pending):
                yield from ask(_in_time(context, wanted, core.clock() - began), task)
                status = task.status(core.clock() - began)
                if task.has_ended:
                    pending.remove(task)
                if wanted.progress:
                    wanted.progress(status)
            failures = 0
        except (TransportError, Unavailable):
            # The job goes on while the network is gone, and asking does no harm.
            failures += 1
            if failures >= _FAILURES_IN_A_ROW:
                raise
        if not pending:
            return
        left = _left(wanted, core.clock() - began, pending[0])
        yield Pause(min(pause, left))
        pause = min(pause * _GROWTH, max(LONGEST_POLL, wanted.poll))


def _in_time(context: Context, wanted: Waiting, waited: float) -> Context:
    """A question does not outlast the waiting, but has a second at least."""
    if wanted.timeout is None:
        return context
    left = max(wanted.timeout - waited, 1.0)
    return context.with_changes({"timeout": min(context.options.timeout, left)})


def _left(wanted: Waiting, waited: float, task: Task[Any]) -> float:
    """The seconds that may still be waited; an error where there are none."""
    name = task.command.name
    if wanted.cancel and wanted.cancel.is_set():
        problem: WaitCancelled | JobTimedOut = WaitCancelled(
            f"{name}: no longer waited for job {task.id}"
        )
    elif wanted.timeout is None:
        return math.inf
    elif waited < wanted.timeout:
        return wanted.timeout - waited
    else:
        problem = JobTimedOut(
            f"{name}: job {task.id} was not done after {waited:.0f} s"
        )
    problem.command = name
    problem.job_id = task.id
    raise problem


def results(tasks: Sequence[Task[T]]) -> list[T]:
    """The results of jobs that have ended; an ExceptionGroup where some failed."""
    found: list[T] = []
    failed: list[Exception] = []
    for task in tasks:
        try:
            found.append(task.outcome())
        except Error as problem:
            failed.append(problem)
    if failed:
        raise ExceptionGroup(f"{len(failed)} of {len(tasks)} jobs failed", failed)
    return found


def _failure(command: str, job_id: str, told: _Told) -> ApiError:
    if answer.is_object(told.jobresult):
        fields = answer.plain(QUERY_JOB, told.jobresult)
    else:
        fields = {"errortext": bytes(told.jobresult).decode(errors="replace")}
    status = told.jobresultcode or 530
    problem = answer.refused(command, fields, status=status, job_id=job_id)
    assert isinstance(problem, JobFailed)
    problem.job_id = job_id
    return problem

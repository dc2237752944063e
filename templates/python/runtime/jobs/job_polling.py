"""Asking the server for jobs until they have ended."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .base_errors import Error, TransportError
from .calls import call
from .flow import Context, Flow, Pause
from .polling import FIRST_POLL as FIRST_POLL
from .polling import MAX_POLL, POLL_GROWTH
from .protocol import interface as protocol
from .protocol.errors import JobTimedOut, WaitCancelled
from .protocol.interface import JOB_QUERY, Unavailable
from .setting_kinds import WAIT_KINDS, validate

if TYPE_CHECKING:
    from threading import Event

    from .async_client import AsyncSession
    from .jobs import JobState, JobStatus
    from .settings import CallOptions
    from .sync_client import Session

_MAX_FAILURES_IN_A_ROW = 5
_MAX_RETRY_AFTER_SECONDS = 60.0
_NO_EXTRAS: CallOptions = {"extra_headers": {}, "extra_query": {}, "extra_body": {}}
"""What is added to the request of a command is not for those that ask for its job."""


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
    own = context.with_changes(_NO_EXTRAS)
    body = yield from call(own, JOB_QUERY, protocol.job_query_params(job.id))
    job.update(protocol.parse_job_report(job.id, body))


def wait(session: Session, jobs: Sequence[JobState[Any]], options: WaitOptions) -> None:
    """Wait until jobs have ended; a cancellation is noticed at once."""
    flow = wait_for_jobs(session.context, jobs, options)
    cancel = options.cancel
    session.run(flow, (lambda seconds: cancel.wait(seconds)) if cancel else None)


async def wait_async(
    session: AsyncSession, jobs: Sequence[JobState[Any]], options: WaitOptions
) -> None:
    """Wait until jobs have ended."""
    await session.run(wait_for_jobs(session.context, jobs, options))


def wait_for_jobs(
    context: Context, jobs: Sequence[JobState[Any]], options: WaitOptions
) -> Flow[None]:
    """Ask for jobs, with growing pauses, until all have ended."""
    validate(options._asdict(), WAIT_KINDS, "option")
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

"""What CloudStack commands respond with, and the jobs that they start."""

from collections.abc import Callable
from threading import Event
from typing import Any

import msgspec

from .answers import Answer
from .api import (
    FIRST_POLL,
    JobState,
    JobStatus,
    Session,
    WaitOptions,
    calls,
    errors,
    interface as protocol,
    wait,
)

UNDOCUMENTED = (protocol.JOB_QUERY,)
"""What is served whatever the docs describe: the command that asks for a job."""


def page_at(first: protocol.PageRequest, page: int) -> protocol.PageRequest | None:
    """The request for a page by its number, counted from 1."""
    if first.is_single or page <= 1:
        return first
    return first._replace(number=page, received=(page - 1) * first.size)


def receive(
    session: Session, operation: protocol.Operation, params: protocol.Params
) -> Any:
    """Send a command; the object in its response, or the response itself."""
    return _object(
        operation, session.run(calls.call(session.context, operation, params))
    )


def change_answer(
    session: Session,
    operation: protocol.Operation,
    params: protocol.Params,
    seconds: float,
    progress: Callable[[float, str], None],
    stopped: Event,
) -> Answer:
    """The response to a command, or the result of its job if that ends in time."""
    body = session.run(calls.call(session.context, operation, params))
    if not operation.is_async:
        return Answer(_object(operation, body))
    started = protocol.parse_started_job(operation, body)
    job = JobState(operation, msgspec.Raw, started.id, started.object_id)

    def show(status: JobStatus) -> None:
        progress(status.waited, status.state)

    how = f'Read {protocol.JOB_QUERY.name} with {{"jobid":"{started.id}"}}.'
    try:
        wait(session, [job], WaitOptions(max(seconds, 0.0), FIRST_POLL, show, stopped))
    except (errors.JobTimedOut, errors.WaitCancelled):
        state = {"jobid": started.id, "id": started.object_id, "state": "pending"}
        return Answer(state, f"The job is still running. {how}")
    except (errors.TransportError, errors.Unavailable) as problem:
        problem.add_note(f"job {started.id} continues on the server. {how}")
        raise
    return Answer(msgspec.json.decode(job.result()))


def _object(operation: protocol.Operation, body: msgspec.Raw) -> Any:
    try:
        return msgspec.json.decode(protocol.unwrap_object(operation, body))
    except errors.UnexpectedResponse:
        return msgspec.json.decode(body)

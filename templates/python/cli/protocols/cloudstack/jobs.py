"""Jobs: their results, how they stand, and waiting for them."""

from __future__ import annotations

import contextlib
import shlex
import sys
from collections.abc import Callable, Generator
from typing import Any

import click
import msgspec

from ...runtime import errors
from ...runtime.job_polling import FIRST_POLL, WaitOptions, wait
from ...runtime.jobs import JobState, JobStatus, state_of
from ...runtime.protocol import interface as protocol
from ...runtime.protocol.interface import JOB_QUERY, Operation, Params
from ...runtime.sync_client import Session
from .. import messages
from ..arguments import Parsed
from ..options import RunOptions
from ..output import Result
from ..run import run, send_request


def job_result(
    session: Session, operation: Operation, body: msgspec.Raw, options: RunOptions
) -> Result:
    """The result of the job in a response, or the job itself if it is not waited for."""
    started = protocol.parse_started_job(operation, body)
    if options.own.no_wait:
        messages.note(_how_to_continue(started.id, options))
        return Result([body], is_list=False)
    job = JobState(operation, msgspec.Raw, started.id, started.object_id)
    return _result(session, job, options)


def run_job_status(job_id: str, options: RunOptions) -> int:
    """Print how a job stands; the exit code."""

    def send(session: Session, params: Params) -> Result:
        return Result([send_request(session, JOB_QUERY, params)], is_list=False)

    def parse() -> Parsed:
        return Parsed(protocol.job_query_params(state_of(job_id, msgspec.Raw).id))

    return run(parse, options, send)


def run_job_wait(job_id: str, options: RunOptions) -> int:
    """Wait for a job and print its result; the exit code."""

    def send(session: Session, _: Params) -> Result:
        return _result(session, state_of(job_id, msgspec.Raw), options)

    return run(lambda: Parsed(Params()), options, send)


def _result(
    session: Session, job: JobState[msgspec.Raw], options: RunOptions
) -> Result:
    _wait(session, job, options)
    return Result([job.result()], is_list=False, body=job.report.result)


def _wait(session: Session, job: JobState[msgspec.Raw], options: RunOptions) -> None:
    """Wait until a job has ended. Whatever ends the waiting says how to continue."""
    timeout = options.own.wait_timeout
    try:
        with _progress(job.operation.name) as show:
            wait(session, [job], WaitOptions(timeout, FIRST_POLL, show))
    except (
        KeyboardInterrupt,
        errors.JobTimedOut,
        errors.TransportError,
        errors.Unavailable,
    ) as problem:
        problem.add_note(f"job {job.id} continues on the server")
        problem.add_note(_how_to_continue(job.id, options))
        raise


def _how_to_continue(job_id: str, options: RunOptions) -> str:
    """The command line that waits for a job."""
    program = click.get_current_context().find_root().command_path
    id = shlex.quote(job_id)
    return f"wait for it with: {program} job wait {id}{_words(options)}"


def _words(options: RunOptions) -> str:
    """The options that reach the same server and print alike."""
    flag = " --allow-http" if options.allow_http else ""
    kept = {
        "--profile": options.profile,
        "--output": options.output if options.output != "table" else "",
        "--filter": options.filter,
        "--query": options.query,
    }
    return flag + "".join(
        f" {name} {shlex.quote(text)}" for name, text in kept.items() if text
    )


@contextlib.contextmanager
def _progress(name: str) -> Generator[Callable[[JobStatus], Any] | None, None, None]:
    """A line on a terminal with the time that a job has been waited for."""
    if not messages.is_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(f"{name} ...")) as line:
        yield lambda status: line.update(
            Text(f"{name}: {status.state} for {status.waited:.0f} s")
        )

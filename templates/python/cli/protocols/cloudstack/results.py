"""What commands respond with: objects, lists, and the results of jobs."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ...runtime import errors
from ...runtime.calls import call_and_parse
from ...runtime.protocol import interface as protocol
from ...runtime.protocol.interface import Operation, Params
from ...runtime.sync_client import Session
from ..arguments import Parsed
from ..names import find_by_name
from ..options import RunOptions
from ..output import Result
from ..run import list_result, object_result, read_list, run, send_request
from .arguments import parse_unchecked
from .jobs import job_result


def result_of(
    session: Session, operation: Operation, params: Params, options: RunOptions
) -> Result:
    """Send a documented command; its result, for which a job is waited."""
    if operation.response.shape == "list" and not operation.is_async:
        return list_result(session, operation, params, options)
    body = send_request(session, operation, params)
    if operation.is_async:
        return job_result(session, operation, body, options)
    return object_result(operation, body)


def run_call(name: str, pairs: Iterable[str], options: RunOptions) -> int:
    """Send any command as it is given and print the response; the exit code."""
    entry = find_by_name(name)
    operation = protocol.find_operation(entry.name if entry else name)

    def parse() -> Parsed:
        params, problems = parse_unchecked(operation, pairs)
        if options.all:
            problems.append(
                f"{name}: --all has no effect here; `call` sends a single request"
            )
        return Parsed(params, tuple(problems))

    def send(session: Session, params: Params) -> Result:
        if operation.response.shape == "list" and not operation.is_async:
            return session.run(
                call_and_parse(session.context, operation, params, read_list)
            )
        body = send_request(session, operation, params)
        may_be_job = entry is None and not operation.is_safe
        if operation.is_async or (may_be_job and _has_job(operation, body)):
            return job_result(session, operation, body, options)
        return object_result(operation, body)

    return run(parse, options, send)


def _has_job(operation: Operation, body: msgspec.Raw) -> bool:
    try:
        protocol.parse_started_job(operation, body)
    except errors.UnexpectedResponse:
        return False
    return True

"""Runs a command: from its arguments to its output and exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from ..runtime import errors
from ..runtime.calls import call, call_and_parse
from ..runtime.http import HttpResponse
from ..runtime.jobs import JobState, state_of
from ..runtime.page import Page
from ..runtime.pages import ListRequest, PageWalk
from ..runtime.protocol import interface as protocol
from ..runtime.protocol.interface import JOB_QUERY, Operation, Params
from ..runtime.sync_client import Session
from . import messages
from .arguments import Parsed, parse_arguments, parse_unchecked
from .connection import connect, how_to_continue, wait_for_job
from .names import find_by_name
from .options import RunOptions
from .output import Result, print_result
from .query import QueryError, compile_query

Send = Callable[[Session, Params], Result]


def run_operation(
    operation: Operation,
    texts: Mapping[str, Iterable[str]],
    pairs: Iterable[str],
    options: RunOptions,
) -> int:
    """Send a documented command and print the result; the exit code."""

    def send(session: Session, params: Params) -> Result:
        if operation.response.shape == "list" and not operation.is_async:
            return _list(session, operation, params, options)
        body = _body(session, operation, params)
        if operation.is_async:
            return _job(session, operation, body, options)
        return _object(operation, body)

    return _run(lambda: parse_arguments(operation, texts, pairs), options, send)


def run_call(name: str, pairs: Iterable[str], options: RunOptions) -> int:
    """Send any command as it is given and print the response; the exit code."""
    entry = find_by_name(name)
    operation = protocol.find_operation(entry.name if entry else name)

    def parse() -> Parsed:
        parsed = parse_unchecked(operation, pairs)
        if not options.all:
            return parsed
        problem = f"{name}: --all has no effect here; `call` sends a single request"
        return Parsed(parsed.params, (*parsed.problems, problem))

    def send(session: Session, params: Params) -> Result:
        if operation.response.shape == "list" and not operation.is_async:
            return session.run(
                call_and_parse(session.context, operation, params, _read_list)
            )
        body = _body(session, operation, params)
        may_be_job = entry is None and not operation.is_safe
        if operation.is_async or (may_be_job and _has_job(operation, body)):
            return _job(session, operation, body, options)
        return _object(operation, body)

    return _run(parse, options, send)


def run_job_status(job_id: str, options: RunOptions) -> int:
    """Print how a job stands; the exit code."""

    def send(session: Session, params: Params) -> Result:
        return Result([_body(session, JOB_QUERY, params)], is_list=False)

    def parse() -> Parsed:
        return Parsed(protocol.job_query_params(state_of(job_id, msgspec.Raw).id))

    return _run(parse, options, send)


def run_job_wait(job_id: str, options: RunOptions) -> int:
    """Wait for a job and print its result; the exit code."""

    def send(session: Session, _: Params) -> Result:
        return _result(session, state_of(job_id, msgspec.Raw), options)

    return _run(lambda: Parsed(Params()), options, send)


def _run(parse: Callable[[], Parsed], options: RunOptions, send: Send) -> int:
    try:
        parsed = parse()
        if parsed.problems:
            return messages.refuse(parsed.problems)
        query = compile_query(options.query)
        with connect(options) as session:
            result = send(session, parsed.params)
    except QueryError as problem:
        messages.error(str(problem))
        return messages.EXIT_USAGE
    except errors.Error as problem:
        messages.error(str(problem), problem)
        return messages.exit_code(problem)
    except KeyboardInterrupt as problem:
        messages.error("interrupted", problem)
        return messages.EXIT_INTERRUPTED
    return print_result(result, options, query)


def _body(session: Session, operation: Operation, params: Params) -> msgspec.Raw:
    try:
        return session.run(call(session.context, operation, params))
    except (errors.TransportError, KeyboardInterrupt) as problem:
        was_sent = not isinstance(problem, errors.Unreachable | errors.TlsError)
        if was_sent and not operation.is_safe:
            problem.add_note(f"{operation.name} may have been carried out")
        raise


def _object(operation: Operation, body: msgspec.Raw) -> Result:
    """The object in a response; the response itself if there is none."""
    try:
        item = protocol.unwrap_object(operation, body)
    except errors.UnexpectedResponse:
        item = body
    return Result([item], is_list=False, body=body)


def _job(
    session: Session, operation: Operation, body: msgspec.Raw, options: RunOptions
) -> Result:
    started = protocol.parse_started_job(operation, body)
    if options.no_wait:
        messages.note(how_to_continue(started.id, options))
        return Result([body], is_list=False)
    job = JobState(operation, msgspec.Raw, started.id, started.object_id)
    return _result(session, job, options)


def _has_job(operation: Operation, body: msgspec.Raw) -> bool:
    try:
        protocol.parse_started_job(operation, body)
    except errors.UnexpectedResponse:
        return False
    return True


def _result(
    session: Session, job: JobState[msgspec.Raw], options: RunOptions
) -> Result:
    wait_for_job(session, job, options)
    return Result([job.result()], is_list=False, body=job.report.result)


def _list(
    session: Session, operation: Operation, params: Params, options: RunOptions
) -> Result:
    """The first page, or all."""
    request = ListRequest(session.context, operation, msgspec.Raw, params)
    walk = PageWalk(request)
    pages: list[Page[msgspec.Raw]] = []
    while (page := session.run(walk.next_page())) is not None:
        pages.append(page)
        if not options.all:
            break
    if not options.all and walk.has_more:
        messages.hint(f"the first {len(pages[0].items)}; --all prints all")
    return _listing(pages, operation)


def _read_list(operation: Operation, response: HttpResponse) -> Result:
    """The objects in a response; the response itself if it is unclear where they are."""
    try:
        page = protocol.parse_page(operation, response, msgspec.Raw)
    except errors.UnexpectedResponse:
        return _object(operation, protocol.parse(operation, response))
    return _listing([page], operation)


def _listing(pages: list[Page[msgspec.Raw]], operation: Operation) -> Result:
    items = [item for page in pages for item in page.items]
    body = protocol.parse(operation, pages[0].response) if pages else None
    return Result(items, is_list=True, body=body)

"""Runs a command: from its arguments to its output and exit code."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager

import msgspec

from ..runtime import errors
from ..runtime.calls import call
from ..runtime.http import HttpResponse
from ..runtime.page import Page
from ..runtime.pages import ListRequest, PageWalk
from ..runtime.protocol import interface as protocol
from ..runtime.protocol.interface import Operation, Param, Params
from ..runtime.sync_client import Session
from . import exit_codes, messages
from .arguments import Parsed, parse_arguments
from .connection import connect
from .options import RunOptions
from .output import Content, Result, print_content, print_result
from .query import QueryError, compile_query

Send = Callable[[Session, Params], Result | Content]


def run_operation(
    operation: Operation,
    texts: Iterable[tuple[Param, str]],
    pairs: Iterable[str],
    options: RunOptions,
) -> int:
    """Send a documented command and print the result; the exit code."""
    from .protocol.results import result_of

    def send(session: Session, params: Params) -> Result | Content:
        return result_of(session, operation, params, options)

    return run(lambda: parse_arguments(operation, texts, pairs), options, send)


def run(parse: Callable[[], Parsed], options: RunOptions, send: Send) -> int:
    """Parse, send and print; the exit code. Nothing is sent if something is wrong with the words."""
    try:
        parsed = parse()
        if problems := [*options.own.problems(), *parsed.problems]:
            return messages.refuse(problems)
        query = compile_query(options.query)
        with connect(options) as session:
            result = send(session, parsed.params)
    except QueryError as problem:
        messages.error(str(problem))
        return exit_codes.USAGE
    except errors.Error as problem:
        messages.error(str(problem), problem)
        return exit_codes.exit_code(problem)
    except KeyboardInterrupt as problem:
        messages.error("interrupted", problem)
        return exit_codes.INTERRUPTED
    if isinstance(result, Content):
        return print_content(result)
    return print_result(result, options, query)


@contextmanager
def noting_what_was_sent(operation: Operation) -> Generator[None, None, None]:
    """Say of a request without a response that the command may have been carried out."""
    try:
        yield
    except (errors.TransportError, KeyboardInterrupt) as problem:
        was_sent = not isinstance(problem, errors.Unreachable | errors.TlsError)
        if was_sent and not operation.is_safe:
            problem.add_note(f"{operation.name} may have been carried out")
        raise


def send_request(session: Session, operation: Operation, params: Params) -> msgspec.Raw:
    """Send a command; the content of its response."""
    with noting_what_was_sent(operation):
        return session.run(call(session.context, operation, params))


def object_result(operation: Operation, body: msgspec.Raw) -> Result:
    """The object in a response; the response itself if there is none."""
    try:
        item = protocol.unwrap_object(operation, body)
    except errors.UnexpectedResponse:
        item = body
    return Result([item], is_list=False, body=body)


def list_result(
    session: Session, operation: Operation, params: Params, options: RunOptions
) -> Result:
    """The first page of a list, or all."""
    request = ListRequest(session.context, operation, msgspec.Raw, params)
    walk = PageWalk(request)
    pages: list[Page[msgspec.Raw]] = []
    while (page := session.run(walk.next_page())) is not None:
        pages.append(page)
        if not options.all:
            break
    if not options.all and walk.has_more:
        messages.hint(f"the first {len(pages[0].items)}; --all prints all")
    return listing(pages, operation)


def read_list(operation: Operation, response: HttpResponse) -> Result:
    """The objects in a response; the response itself if it is unclear where they are."""
    try:
        page = protocol.parse_page(operation, response, msgspec.Raw)
    except errors.UnexpectedResponse:
        return object_result(operation, protocol.parse(operation, response))
    return listing([page], operation)


def listing(pages: list[Page[msgspec.Raw]], operation: Operation) -> Result:
    """The objects of pages."""
    items = [item for page in pages for item in page.items]
    body = protocol.parse(operation, pages[0].response) if pages else None
    return Result(items, is_list=True, body=body)

"""What operations respond with: objects, lists, files, and nothing."""

from __future__ import annotations

from functools import partial

import msgspec

from ...runtime import errors
from ...runtime.calls import call_and_parse
from ...runtime.http import HttpResponse
from ...runtime.protocol import interface as protocol
from ...runtime.protocol.interface import Operation, Params
from ...runtime.protocol.responses import require_success
from ...runtime.sync_client import Session
from .. import messages
from ..options import RunOptions
from ..output import Content, Result
from ..run import list_result, listing, noting_what_was_sent, object_result
from .saving import sink_for


def result_of(
    session: Session, operation: Operation, params: Params, options: RunOptions
) -> Result | Content:
    """Send a documented operation; its result."""
    if options.all and operation.has_pages and not options.own.save:
        return list_result(session, operation, params, options)
    if options.all:
        messages.note(f"{operation.name}: no pages are documented; --all has no effect")
    return sent_result(session, operation, params, options)


def sent_result(
    session: Session, operation: Operation, params: Params, options: RunOptions
) -> Result | Content:
    """Send a request once; what it responds with, or nothing if that was written as it came."""
    params.sink = sink_for(operation, options)
    read = _content if params.sink else partial(_read, params=params)
    with noting_what_was_sent(operation):
        found = session.run(call_and_parse(session.context, operation, params, read))
    if options.own.save and isinstance(found, Content):
        return found._replace(path=options.own.save)
    return found


def _content(operation: Operation, response: HttpResponse) -> Content:
    require_success(operation, response)
    return Content(response.body, response.content_type)


def _read(
    operation: Operation, response: HttpResponse, params: Params
) -> Result | Content:
    """The objects in a response, or its content if that is what the docs say, or all they say."""
    content = _content(operation, response)
    documented = operation.response
    if not response.body.strip() or documented.content_type:
        return content
    body = _json(operation, response)
    if body is None:
        return content
    if documented.shape != "list":
        return object_result(operation, body)
    try:
        page = protocol.parse_page(operation, response, msgspec.Raw)
    except errors.UnexpectedResponse:
        return object_result(operation, body)
    first = protocol.first_page(operation, params, protocol.DEFAULT_PAGE_SIZE)
    if protocol.next_page(first, page) is not None:
        messages.hint(f"the first {len(page.items)}; --all prints all")
    return listing([page], operation)


def _json(operation: Operation, response: HttpResponse) -> msgspec.Raw | None:
    """The JSON of a response; None if it is something else, and the docs say nothing about it."""
    documented = operation.response
    if documented.shape != "none":
        return protocol.parse(operation, response)
    # Of what is not documented, anything but JSON would be taken for nothing.
    expected = operation._replace(response=documented._replace(shape="object"))
    try:
        return protocol.parse(expected, response)
    except errors.NotJson:
        return None

"""What operations of HTTP APIs respond with."""

from collections.abc import Callable
from threading import Event
from typing import Any

import msgspec

from .answers import Answer
from .api import HttpResponse, Session, calls, interface as protocol, responses

UNDOCUMENTED: tuple[protocol.Operation, ...] = ()
"""Nothing is served that the docs do not describe."""


def page_at(first: protocol.PageRequest, page: int) -> protocol.PageRequest | None:
    """The request for a page by its number, counted from 1; None if pages have no numbers."""
    if first.is_single or page <= 1:
        return first
    paging = first.operation.paging
    if paging is None or paging.kind != "page" or not first.position.isdecimal():
        return None
    return first._replace(
        position=str(int(first.position) + page - 1),
        earlier=page - 1,
        received=(page - 1) * first.size,
    )


def receive(
    session: Session, operation: protocol.Operation, params: protocol.Params
) -> Any:
    """Send a request; the JSON of its response, its text, or what it is."""
    return session.run(calls.call_and_parse(session.context, operation, params, _value))


def change_answer(
    session: Session,
    operation: protocol.Operation,
    params: protocol.Params,
    seconds: float,
    progress: Callable[[float, str], None],
    stopped: Event,
) -> Answer:
    """The response to a request; HTTP APIs have no jobs to wait for."""
    return Answer(receive(session, operation, params))


def _value(operation: protocol.Operation, response: HttpResponse) -> Any:
    responses.require_success(operation, response)
    if not response.body:
        return {"status": response.status}
    try:
        return msgspec.json.decode(response.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    kind = response.content_type
    try:
        return response.body.decode()
    except UnicodeDecodeError:
        return {"content_type": kind, "bytes": len(response.body)}

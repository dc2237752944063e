"""The steps of a call, without performing them: generators that say what to send and when to wait.

A flow yields ``Send`` and gets the response, or the error thrown in; it yields
``Pause`` and gets nothing. The sync and the async client perform the steps, so no
logic is written twice.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from .base_errors import Error
from .http import HttpResponse, Request, changed_request, merge_headers
from .identity import PACKAGE, user_agent
from .recording import Recorder
from .retries import Attempt, RetryBudget
from .settings import CallOptions, Options
from .tracing import NoTracer, Tracer

if TYPE_CHECKING:
    from .protocol.interface import Auth, Settings

T = TypeVar("T")
log = logging.getLogger(PACKAGE)

_MIN_TIMEOUT_SECONDS = 0.001


class Send(NamedTuple):
    """A request to send. Times are in seconds; ``timeout`` is what is left of the call's."""

    request: Request
    connect_timeout: float
    read_timeout: float
    timeout: float


class Pause(NamedTuple):
    """Seconds to wait."""

    seconds: float


Flow = Generator[Send | Pause, HttpResponse | None, T]
Clock = Callable[[], float]


class ClientState:
    """What all calls of a client share. Does no I/O."""

    def __init__(self, settings: Settings, endpoint: str, auth: Auth) -> None:
        self.settings = settings
        self.endpoint = endpoint
        self.auth = auth
        self.headers = merge_headers(
            {"User-Agent": user_agent()}, settings.get("headers", {})
        )
        self.budget = RetryBudget()
        self.clock: Clock = time.monotonic
        self.recorder = Recorder()
        self.tracer = Tracer(endpoint) if settings.get("tracing") else NoTracer()
        self.max_page_size: int | None = None
        """The largest page that the server gives, once it has refused a larger one."""


class Context(NamedTuple):
    """What a flow works with: the client, and the options of the call."""

    client: ClientState
    options: Options

    def with_changes(self, changes: CallOptions) -> Context:
        """The same client with other options."""
        return self._replace(options=self.options.with_changes(changes))


def exchange(
    context: Context, request: Request, attempt: Attempt
) -> Flow[HttpResponse]:
    """Send a request and get the response, both seen by hooks and logs."""
    client, options = context
    before, after = client.settings.get("before"), client.settings.get("after")
    if before or client.settings.get("transport"):
        request = request.in_memory()
    if before:
        request = changed_request(before(request), request)
    left = max(_MIN_TIMEOUT_SECONDS, attempt.deadline - client.clock())
    step = Send(
        request,
        min(options.connect_timeout, left),
        min(options.read_timeout, left),
        left,
    )
    log.debug("sending %r", request)
    try:
        response = yield step
    except Error as error:
        error.command = request.command
        log.debug("%s: %s", request.command, error)
        if after:
            after(request, error)
        raise
    assert isinstance(response, HttpResponse)
    size = len(response.body)
    log.debug("%s: HTTP %d, %d bytes", request.command, response.status, size)
    if after:
        after(request, response)
    client.recorder.add(request, response)
    client.tracer.add(request, response)
    return response

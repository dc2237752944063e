"""The HTTP application: one endpoint for GET and POST, with fault injection. Independent of commands."""

import asyncio
from collections.abc import Callable
from time import perf_counter

import msgspec
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from slatebind.mock.api_error import ApiError
from slatebind.mock.faults import Fault, FaultEvent
from slatebind.mock.request import Request, read_params
from slatebind.mock.responses import HttpResponse, error_response, html_page
from slatebind.mock.service import Service

MAX_QUERY_BYTES = 8190
MAX_FORM_BYTES = 1 << 20
_FORM = "application/x-www-form-urlencoded"
_PROXY_PAGES = {502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Time-out"}


class HandledRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request that was handled, for a log. ``status`` is None if the connection was dropped."""

    request: Request
    status: int | None
    fault: str | None
    seconds: float


RequestListener = Callable[[HandledRequest], None]
Abort = Callable[[Scope], None]


class Endpoint:
    """The endpoint as an ASGI application. ``abort`` cuts the connection of a request."""

    def __init__(self, service: Service, on_request: RequestListener, abort: Abort) -> None:
        self._service = service
        self._on_request = on_request
        self._abort = abort
        self._sleepers: set[asyncio.Future[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request, or inject a fault."""
        began = perf_counter()
        http = HttpRequest(scope, receive)
        try:
            read = await _read(http)
        except ClientDisconnect:
            return
        event = self._service.faults.next_event()
        request = read if isinstance(read, Request) else Request(http.method, {}, {})
        reply = read if isinstance(read, HttpResponse) else await self._respond(request, event)
        self._on_request(
            HandledRequest(
                request=request,
                status=reply.status if reply else None,
                fault=event.fault.kind if event else None,
                seconds=perf_counter() - began,
            )
        )
        if reply:
            await _response(reply)(scope, receive, send)
            return
        self._abort(scope)
        while (await receive())["type"] != "http.disconnect":
            pass

    def cancel_sleepers(self) -> None:
        """Stop delaying slow requests: their connections are dropped."""
        for sleeper in self._sleepers:
            sleeper.cancel()

    async def _respond(self, request: Request, event: FaultEvent | None) -> HttpResponse | None:
        """The response; None if the connection is to be dropped."""
        if event is None:
            return self._service.handle(request)
        if event.fault.kind == "slow":
            return self._service.handle(request) if await self._sleep(event.fault.seconds) else None
        if event.is_after_execution:
            self._service.handle(request)
        return None if event.fault.kind == "drop" else _failure(event.fault, request)

    async def _sleep(self, seconds: float) -> bool:
        """Wait; False if cancelled before the end."""
        sleeper = asyncio.ensure_future(asyncio.sleep(seconds))
        self._sleepers.add(sleeper)
        await asyncio.wait([sleeper])
        self._sleepers.discard(sleeper)
        return not sleeper.cancelled()


def create_application(endpoint: Endpoint, path: str) -> Starlette:
    """The endpoint at its path, and at the root."""
    paths = dict.fromkeys((path, "/"))
    return Starlette(routes=[Route(served, endpoint, methods=["GET", "POST"]) for served in paths])


async def _read(http: HttpRequest) -> Request | HttpResponse:
    """The request, or the response to one that cannot be parsed."""
    query = http.scope["query_string"]
    body = bytearray()
    size = 0
    async for chunk in http.stream():  # to its end, or the client could not read the response
        size += len(chunk)
        if size <= MAX_FORM_BYTES:
            body += chunk
    if len(query) > MAX_QUERY_BYTES:
        return html_page(414, "URI Too Long")
    if size > MAX_FORM_BYTES:
        return html_page(413, "Payload Too Large")
    is_form = http.headers.get("content-type", "").partition(";")[0].strip().lower() == _FORM
    try:
        return Request(http.method, read_params(query, bytes(body) if is_form else b""), http.cookies)
    except ApiError as problem:
        return error_response(None, problem)


def _failure(fault: Fault, request: Request) -> HttpResponse:
    if fault.kind == "html":
        return html_page(500, "Internal Server Error")
    status = int(fault.kind)
    if status == 429:
        text = "The given user has reached his/her account api limit, please retry later"
        wait = {"Retry-After": f"{fault.seconds:.0f}"}
        return error_response(request.command, ApiError(429, text, None), is_json=request.wants_json, headers=wait)
    if status in _PROXY_PAGES:
        return html_page(status, _PROXY_PAGES[status])
    return error_response(request.command, ApiError(status, "injected fault"), is_json=request.wants_json)


def _response(reply: HttpResponse) -> Response:
    response = Response(reply.body, reply.status, {**reply.headers, "content-type": reply.content_type})
    for name, value in reply.cookies.items():
        response.set_cookie(name, value, httponly=True, path="/")
    return response

"""The HTTP application: one endpoint for all requests, with fault injection. Independent of commands."""

import asyncio
from collections.abc import Callable, Sequence
from time import perf_counter

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from slatebind.mock.faults import FaultEvent, Faults
from slatebind.mock.http_messages import (
    HttpResponse,
    MalformedRequestError,
    Request,
    html_page,
    read_pairs,
    read_params,
)
from slatebind.mock.service import Service

MAX_QUERY_BYTES = 8190
MAX_FORM_BYTES = 1 << 20
_FORM = "application/x-www-form-urlencoded"
_PROXY_PAGES = {502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Time-out"}


class HandledRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request that was handled, for a log.

    ``command`` is the one that it calls, None if there is no such command; ``response`` and ``status`` are None if the
    connection was dropped. ``secret_params`` are parameters whose values are credentials.
    """

    request: Request
    command: str | None = None
    response: HttpResponse | None = None
    status: int | None
    fault: str | None = None
    seconds: float
    secret_params: frozenset[str] = frozenset()


RequestListener = Callable[[HandledRequest], None]
Abort = Callable[[Scope], None]


class Endpoint:
    """The endpoint as an ASGI application. ``abort`` cuts the connection of a request."""

    def __init__(self, service: Service, faults: Faults, on_request: RequestListener, abort: Abort) -> None:
        self._service = service
        self._faults = faults
        self._on_request = on_request
        self._abort = abort
        self._sleepers: set[asyncio.Future[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request, or inject a fault."""
        began = perf_counter()
        http = HttpRequest(scope, receive)
        try:
            read = await self._read(http)
        except ClientDisconnect:
            return
        request = read if isinstance(read, Request) else _unread(http)
        command = self._service.command(request)
        event = self._faults.next_event(command)
        reply = read if isinstance(read, HttpResponse) else await self._respond(request, event)
        self._on_request(
            HandledRequest(
                request=request,
                command=command,
                response=reply,
                status=reply.status if reply else None,
                fault=event.fault.kind if event else None,
                seconds=perf_counter() - began,
                secret_params=self._service.secret_params,
            )
        )
        if reply:
            await _response(reply)(scope, receive, send)
            return
        self._abort(scope)
        while (await receive())["type"] != "http.disconnect":
            pass

    async def not_found(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request to another path, which a log shows like all others."""
        began, http, reply = perf_counter(), HttpRequest(scope, receive), html_page(404, "Not Found")
        try:
            read = await self._read(http)
        except ClientDisconnect:
            return
        request = read if isinstance(read, Request) else _unread(http)
        self._on_request(
            HandledRequest(
                request=request,
                response=reply,
                status=404,
                seconds=perf_counter() - began,
                secret_params=self._service.secret_params,
            )
        )
        await _response(reply)(scope, receive, send)

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
        return None if event.fault.kind == "drop" else self._failure(event, request)

    def _failure(self, event: FaultEvent, request: Request) -> HttpResponse:
        if event.fault.kind == "html":
            return html_page(500, "Internal Server Error")
        status = int(event.fault.kind)
        if status in _PROXY_PAGES:
            return html_page(status, _PROXY_PAGES[status])
        return self._service.failure(request, status, event.fault.seconds)

    async def _read(self, http: HttpRequest) -> Request | HttpResponse:
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
            params = read_params(query, bytes(body) if is_form else b"")
            query_params = read_pairs(query)
        except MalformedRequestError as problem:
            return self._service.malformed(str(problem))
        path, raw_path = http.scope["path"], http.scope["raw_path"].decode("ascii", "replace")
        return Request(http.method, params, http.cookies, path, raw_path, query_params, dict(http.headers), bytes(body))

    async def _sleep(self, seconds: float) -> bool:
        """Wait; False if cancelled before the end."""
        sleeper = asyncio.ensure_future(asyncio.sleep(seconds))
        self._sleepers.add(sleeper)
        await asyncio.wait([sleeper])
        self._sleepers.discard(sleeper)
        return not sleeper.cancelled()


def create_application(
    endpoint: Endpoint, path: str, methods: Sequence[str] | None, origins: Sequence[str]
) -> Starlette:
    """The endpoint at its path and everything below it, and at the root. If ``methods`` is None, for all requests.

    Browsers may read responses from pages of ``origins``, where ``*`` is any.
    """
    path = path if methods else "/"
    paths = dict.fromkeys((path, f"{path.rstrip('/')}/{{below:path}}", "/"))
    cors = Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["*"], allow_headers=["*"],
                      expose_headers=["*"])  # fmt: skip
    application = Starlette(
        routes=[Route(served, endpoint, methods=methods) for served in paths], middleware=[cors] if origins else []
    )
    application.router.default = endpoint.not_found
    return application


def _unread(http: HttpRequest) -> Request:
    """A request whose parameters cannot be read."""
    return Request(http.method, {}, {}, http.scope["path"])


def _response(reply: HttpResponse) -> Response:
    response = Response(reply.body, reply.status, {**reply.headers, "content-type": reply.content_type})
    for name, value in reply.cookies.items():
        response.set_cookie(name, value, httponly=True, path="/")
    return response

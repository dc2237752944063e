"""The HTTP side: one endpoint for GET and POST, and what goes wrong on request. Knows no commands."""

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

from slatebind.mock.envelope import Answer, page, refusal
from slatebind.mock.faults import Fault, Strike
from slatebind.mock.refusal import RefusedError
from slatebind.mock.request import Request, read_params
from slatebind.mock.service import Service

LONGEST_QUERY = 8190
LARGEST_FORM = 1 << 20
_FORM = "application/x-www-form-urlencoded"
_PROXY_PAGES = {502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Time-out"}


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A request that was answered, for a log. ``status`` is None where the connection was dropped."""

    request: Request
    status: int | None
    fault: str | None
    seconds: float


Watch = Callable[[Seen], None]
Abort = Callable[[Scope], None]


class Endpoint:
    """The endpoint as an ASGI application. ``abort`` cuts the connection of a request."""

    def __init__(self, service: Service, watch: Watch, abort: Abort) -> None:
        self._service = service
        self._watch = watch
        self._abort = abort
        self._asleep: set[asyncio.Future[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or do to it what a fault says."""
        began = perf_counter()
        http = HttpRequest(scope, receive)
        try:
            read = await _read(http)
        except ClientDisconnect:
            return
        strike = self._service.faults.strike()
        request = read if isinstance(read, Request) else Request(http.method, {}, {})
        reply = read if isinstance(read, Answer) else await self._answer(request, strike)
        self._watch(
            Seen(
                request=request,
                status=reply.status if reply else None,
                fault=strike.fault.kind if strike else None,
                seconds=perf_counter() - began,
            )
        )
        if reply:
            await _response(reply)(scope, receive, send)
            return
        self._abort(scope)
        while (await receive())["type"] != "http.disconnect":
            pass

    def wake(self) -> None:
        """Let slow requests wait no longer: their connections are cut."""
        for asleep in self._asleep:
            asleep.cancel()

    async def _answer(self, request: Request, strike: Strike | None) -> Answer | None:
        """The answer; None where the connection is to be dropped."""
        if strike is None:
            return self._service.handle(request)
        if strike.fault.kind == "slow":
            return self._service.handle(request) if await self._slept(strike.fault.seconds) else None
        if strike.is_after:
            self._service.handle(request)
        return None if strike.fault.kind == "drop" else _failure(strike.fault, request)

    async def _slept(self, seconds: float) -> bool:
        """Wait; False where the waiting was cut short."""
        asleep = asyncio.ensure_future(asyncio.sleep(seconds))
        self._asleep.add(asleep)
        await asyncio.wait([asleep])
        self._asleep.discard(asleep)
        return not asleep.cancelled()


def application(endpoint: Endpoint, path: str) -> Starlette:
    """The endpoint at its path, and at the root."""
    paths = dict.fromkeys((path, "/"))
    return Starlette(routes=[Route(one, endpoint, methods=["GET", "POST"]) for one in paths])


async def _read(http: HttpRequest) -> Request | Answer:
    """The request as it was sent, or the answer to one that cannot be read."""
    query = http.scope["query_string"]
    body = bytearray()
    size = 0
    async for chunk in http.stream():  # to its end, or the client would not get to read the answer
        size += len(chunk)
        if size <= LARGEST_FORM:
            body += chunk
    if len(query) > LONGEST_QUERY:
        return page(414, "URI Too Long")
    if size > LARGEST_FORM:
        return page(413, "Payload Too Large")
    is_form = http.headers.get("content-type", "").partition(";")[0].strip().lower() == _FORM
    try:
        return Request(http.method, read_params(query, bytes(body) if is_form else b""), http.cookies)
    except RefusedError as problem:
        return refusal(None, problem)


def _failure(fault: Fault, request: Request) -> Answer:
    if fault.kind == "html":
        return page(500, "Internal Server Error")
    status = int(fault.kind)
    if status == 429:
        text = "The given user has reached his/her account api limit, please retry later"
        wait = {"Retry-After": f"{fault.seconds:.0f}"}
        return refusal(request.command, RefusedError(429, text, None), is_json=request.wants_json, headers=wait)
    if status in _PROXY_PAGES:
        return page(status, _PROXY_PAGES[status])
    return refusal(
        request.command, RefusedError(status, "a fault as the mock server was told"), is_json=request.wants_json
    )


def _response(reply: Answer) -> Response:
    response = Response(reply.body, reply.status, {**reply.headers, "content-type": reply.content_type})
    for name, value in reply.cookies.items():
        response.set_cookie(name, value, httponly=True, path="/")
    return response

"""Sends requests over aiohttp, which is imported when the first one is sent."""

from __future__ import annotations

import asyncio
import math
import socket
from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from .base_errors import ConfigurationError, Error
from .flow import Send
from .forks import reset_in_children
from .http import BodyStream, HttpResponse, checked_response
from .response_body import receive_body, received
from .settings import ConnectionSettings
from .tls import proxy_from, tls_context

if TYPE_CHECKING:
    import aiohttp

    from .settings import TransportFunction

_CHUNK_BYTES = 2**16
_MAX_CONNECTIONS = 100
_abandoned: list[Any] = []
"""Connectors of a parent process. They are kept, since they would close themselves when collected."""


class AsyncTransport:
    """Sends requests. Redirects are not followed: they would carry credentials away."""

    is_closed = False

    def __init__(self, settings: ConnectionSettings) -> None:
        self._settings = settings
        self._client_session: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._proxy: str | None = None
        needs_context = settings.get("verify", True) is not True
        self._tls_context = tls_context(settings) if needs_context else None
        self._sockets: WeakSet[socket.socket] = WeakSet()
        reset_in_children(self)

    def reset_after_fork(self) -> None:
        """Open connections of its own, in an event loop of its own."""
        for sock in self._sockets:
            # Closes the child's copy; the parent's event loop goes on using its own.
            sock.close()
        if self._client_session is not None:
            # Never closed: that would need the event loop, which is the parent's.
            _abandoned.append(self._client_session.connector)
            self._client_session.detach()
        self._client_session = None
        self._loop = None

    def _session(self) -> aiohttp.ClientSession:
        if self.is_closed:
            raise ConfigurationError("the client is closed")
        loop = asyncio.get_running_loop()
        if self._client_session is None:
            self._loop = loop
            self._client_session = self._make_session()
        if self._loop is not loop:
            raise ConfigurationError(
                "the client belongs to another event loop; create one for each"
            )
        return self._client_session

    def _make_session(self) -> aiohttp.ClientSession:
        import aiohttp

        self._proxy = proxy_from(self._settings)
        context = self._tls_context or tls_context(self._settings)
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._settings.get("pool_size", _MAX_CONNECTIONS),
                ssl=context or True,
                socket_factory=self._make_socket,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            middlewares=(_send_once,),
        )

    def _make_socket(self, address: tuple[Any, ...]) -> socket.socket:
        sock = socket.socket(*address[:3])
        self._sockets.add(sock)
        return sock

    async def send(self, step: Send) -> HttpResponse:
        """The response; a TransportError if none arrives."""
        from aiohttp import ClientError

        from .async_errors import transport_error

        try:
            return await self._send(step)
        except (ClientError, TimeoutError, OSError, _ConnectionLost) as error:
            cause = error.__cause__ if isinstance(error, _ConnectionLost) else error
            # A body that cannot be read ends the connection.
            own = cause.__cause__ if cause else None
            command = step.request.command
            failure = own if isinstance(own, Error) else transport_error(command, cause)
        # Raised outside of the handler, so that it does not keep the other error, and with
        # it a socket.
        raise failure

    async def _send(self, step: Send) -> HttpResponse:
        import aiohttp
        from yarl import URL

        if function := self._settings.get("transport"):
            return await self._send_with(function, step)
        request = step.request
        async with self._session().request(
            request.method,
            URL(request.url, encoded=True),
            data=_chunks(request.stream) if request.stream else request.body,
            headers=request.sent_headers(),
            allow_redirects=False,
            # aiohttp would make one up for a request without a body.
            skip_auto_headers=("Content-Type",),
            proxy=self._proxy,
            timeout=aiohttp.ClientTimeout(
                total=step.timeout,
                sock_connect=step.connect_timeout,
                sock_read=step.read_timeout,
                # Longer time-outs would be rounded up to whole seconds.
                ceil_threshold=math.inf,
            ),
        ) as response:
            with receive_body(request, response.status) as body:
                async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
                    body.add(chunk)
        headers = {name.lower(): text for name, text in response.headers.items()}
        cookies = {name: morsel.value for name, morsel in response.cookies.items()}
        return HttpResponse(response.status, headers, body.content(), cookies)

    async def _send_with(self, function: TransportFunction, step: Send) -> HttpResponse:
        if self.is_closed:
            raise ConfigurationError("the client is closed")
        response = function(step)
        if isinstance(response, Awaitable):
            response = await response
        return received(step.request, checked_response(response))

    async def close(self) -> None:
        """Close every connection; nothing can be sent afterwards."""
        self.is_closed = True
        if self._client_session is not None:
            await self._client_session.close()
            self._client_session = None


async def _chunks(stream: BodyStream) -> AsyncIterator[bytes]:
    for chunk in stream.chunks():
        yield chunk


class _ConnectionLost(Exception):
    """A connection was lost while a request was sent or its response was awaited."""


async def _send_once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """aiohttp's middleware that keeps it from sending requests again, unseen by hooks."""
    from aiohttp import ClientConnectorError, ClientOSError, ServerDisconnectedError

    try:
        return await handler(request)
    except ClientConnectorError:
        raise
    except (ClientOSError, ServerDisconnectedError) as error:
        raise _ConnectionLost from error

"""Sends requests over urllib3, which is imported when the first one is sent."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

from .base_errors import (
    ConfigurationError,
    ConnectionFailed,
    TimedOut,
    TlsError,
    TransportError,
    UnexpectedResponse,
)
from .flow import Send
from .http import MAX_BODY_BYTES, HttpResponse
from .protocol.interface import Settings
from .tls import proxy_from, tls_context

if TYPE_CHECKING:
    import urllib3

_CHUNK_BYTES = 2**16


class Transport:
    """Sends requests. Redirects are not followed: they would carry credentials away."""

    is_closed = False

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._pool_manager: urllib3.PoolManager | None = None
        needs_context = settings.get("verify", True) is not True
        self._tls_context = tls_context(settings) if needs_context else None

    def _pool(self) -> urllib3.PoolManager:
        if self._pool_manager is None:
            with self._lock:
                if self.is_closed:
                    raise ConfigurationError("the client is closed")
                self._pool_manager = self._pool_manager or self._make_pool()
        return self._pool_manager

    def _make_pool(self) -> urllib3.PoolManager:
        import urllib3
        from urllib3.util import make_headers, parse_url

        if self._settings.get("verify") is False:
            # The client has warned where it was made.
            urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
        context = self._tls_context or tls_context(self._settings)
        proxy = proxy_from(self._settings)
        if proxy is None:
            return urllib3.PoolManager(maxsize=32, retries=False, ssl_context=context)
        user = parse_url(proxy).auth
        return urllib3.ProxyManager(
            proxy,
            maxsize=32,
            retries=False,
            ssl_context=context,
            proxy_headers=(make_headers(proxy_basic_auth=user) if user else None),
        )

    def send(self, step: Send) -> HttpResponse:
        """The response; a TransportError if none arrives."""
        from urllib3.exceptions import HTTPError

        try:
            return self._send(step)
        except HTTPError as error:
            transport_error = _transport_error(step.request.command, error)
        # Raised outside of the handler, so that it does not keep the other error, and with
        # it a socket.
        raise transport_error

    def _send(self, step: Send) -> HttpResponse:
        import urllib3

        deadline = time.monotonic() + step.timeout
        request = step.request
        response = self._pool().urlopen(
            request.method,
            request.url,
            body=request.body,
            headers=request.headers,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(
                connect=step.connect_timeout, read=step.read_timeout
            ),
        )
        try:
            body = _read(response, deadline, step.read_timeout)
        except BaseException:
            response.close()
            raise
        headers = {name.lower(): text for name, text in response.headers.items()}
        cookies = _cookies(response.headers.getlist("set-cookie"))
        return HttpResponse(response.status, headers, body, cookies)

    def close(self) -> None:
        """Close every connection; nothing can be sent afterwards."""
        with self._lock:
            self.is_closed = True
            if self._pool_manager is not None:
                # Clearing alone leaves them open until they are garbage-collected.
                for key in self._pool_manager.pools.keys():
                    self._pool_manager.pools[key].close()
                self._pool_manager.clear()
                self._pool_manager = None


def _read(
    response: urllib3.BaseHTTPResponse, deadline: float, read_timeout: float
) -> bytes:
    """The whole body, within the time that is left for the call, up to a limit."""
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK_BYTES, decode_content=True):
        chunks.append(chunk)
        size += len(chunk)
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimedOut("the response took longer than the call may last")
        if size > MAX_BODY_BYTES:
            raise UnexpectedResponse("the response is too large")
        sock = getattr(response.connection, "sock", None)
        if sock is not None:
            sock.settimeout(min(left, read_timeout))
    return b"".join(chunks)


def _cookies(headers: list[str]) -> dict[str, str]:
    pairs = (header.partition(";")[0].partition("=") for header in headers)
    return {name.strip(): value.strip() for name, mark, value in pairs if mark}


def _transport_error(command: str, error: Exception) -> TransportError:
    """The same error as one of this package, without the URL, which contains the key."""
    from urllib3 import exceptions

    reason = str(error).rpartition("): ")[2] or type(error).__name__
    cause = error.__cause__ or error.__context__
    if isinstance(error, exceptions.SSLError) or isinstance(cause, exceptions.SSLError):
        return TlsError(f"{command}: {reason}", command=command)
    is_unreachable = isinstance(error, exceptions.NewConnectionError)
    if isinstance(error, exceptions.TimeoutError) and not is_unreachable:
        return TimedOut(f"{command}: {reason}", command=command)
    return ConnectionFailed(f"{command}: {reason}", command=command)

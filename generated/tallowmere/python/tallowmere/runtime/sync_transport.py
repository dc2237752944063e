"""Sends requests over urllib3, which is imported when the first one is sent."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from .base_errors import ConfigurationError
from .deadline import Deadline, current_deadline
from .flow import Send
from .forks import reset_in_children
from .http import HttpResponse, checked_response
from .response_body import receive_body, received
from .settings import ConnectionSettings
from .tls import proxy_from, proxy_headers, tls_context

if TYPE_CHECKING:
    import urllib3

    from .settings import TransportFunction

_CHUNK_BYTES = 2**16
_MAX_IDLE_CONNECTIONS = 32


class Transport:
    """Sends requests. Redirects are not followed: they would carry credentials away."""

    is_closed = False

    def __init__(self, settings: ConnectionSettings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._pool_manager: urllib3.PoolManager | None = None
        needs_context = settings.get("verify", True) is not True
        self._tls_context = tls_context(settings) if needs_context else None
        reset_in_children(self)

    def reset_after_fork(self) -> None:
        """Open connections of its own; the lock may be held by a thread of the parent."""
        self._lock = Lock()
        self._pool_manager = None

    def _pool(self) -> urllib3.PoolManager:
        if self._pool_manager is None:
            with self._lock:
                if self.is_closed:
                    raise ConfigurationError("the client is closed")
                self._pool_manager = self._pool_manager or self._make_pool()
        return self._pool_manager

    def _make_pool(self) -> urllib3.PoolManager:
        import urllib3

        from .sync_connections import POOL_CLASSES
        from .wire_logs import redact_wire_logs

        redact_wire_logs()

        if self._settings.get("verify") is False:
            # The client has warned where it was made.
            urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
        context = self._tls_context or tls_context(self._settings)
        size = self._settings.get("pool_size", _MAX_IDLE_CONNECTIONS)
        proxy = proxy_from(self._settings)
        if proxy is None:
            pool = urllib3.PoolManager(maxsize=size, retries=False, ssl_context=context)
        else:
            pool = urllib3.ProxyManager(
                proxy,
                maxsize=size,
                retries=False,
                ssl_context=context,
                proxy_ssl_context=context,
                proxy_headers=proxy_headers(proxy),
            )
        pool.pool_classes_by_scheme = POOL_CLASSES
        return pool

    def send(self, step: Send) -> HttpResponse:
        """The response; a TransportError if none arrives."""
        # Not where errors are handled: a child that is forked while another thread imports
        # waits for the import forever.
        from urllib3.exceptions import HTTPError

        from .sync_errors import transport_error

        deadline = Deadline(step.timeout, step.connect_timeout, step.read_timeout)
        token = current_deadline.set(deadline)
        try:
            return self._send(step)
        except (HTTPError, TimeoutError) as error:
            failure = transport_error(step.request.command, error)
        finally:
            current_deadline.reset(token)
        # Raised outside of the handler, so that it does not keep the other error, and with
        # it a socket.
        raise failure

    def _send(self, step: Send) -> HttpResponse:
        if function := self._settings.get("transport"):
            return self._send_with(function, step)
        request = step.request
        response = self._pool().urlopen(
            request.method,
            request.url,
            body=request.stream.chunks() if request.stream else request.body,
            headers=request.sent_headers(),
            redirect=False,
            retries=False,
            preload_content=False,
        )
        try:
            with receive_body(request, response.status) as body:
                while chunk := response.read1(_CHUNK_BYTES, decode_content=True):
                    body.add(chunk)
        except BaseException:
            response.close()
            raise
        headers = {name.lower(): text for name, text in response.headers.items()}
        cookies = _cookies(response.headers.getlist("set-cookie"))
        return HttpResponse(response.status, headers, body.content(), cookies)

    def _send_with(self, function: TransportFunction, step: Send) -> HttpResponse:
        if self.is_closed:
            raise ConfigurationError("the client is closed")
        return received(step.request, checked_response(function(step)))

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


def _cookies(headers: list[str]) -> dict[str, str]:
    pairs = (header.partition(";")[0].partition("=") for header in headers)
    return {name.strip(): value.strip() for name, mark, value in pairs if mark}

"""urllib3's connections, so that every step of a request ends at its deadline.

A socket's time-out is for one silence: a server that sends a byte now and then can
keep a client waiting forever, in a status line, in headers or between chunks.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Sequence
from http.client import (
    OK,
    SWITCHING_PROTOCOLS,
    HTTPException,
    HTTPResponse,
    IncompleteRead,
)
from io import BufferedReader, RawIOBase
from queue import Empty, Full, SimpleQueue
from threading import Lock, Thread
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
)
from urllib3.util.connection import allowed_gai_family

from .deadline import Deadline, current_deadline
from .forks import reset_in_children

_Addresses = Sequence[tuple[int, int, int, str, tuple[Any, ...]]]


class _DeadlineReader(RawIOBase):
    """Reads from a socket until the deadline of the request."""

    has_ended = False

    def __init__(self, sock: socket.socket, raw: RawIOBase) -> None:
        self._sock = sock
        self._raw = raw
        self._deadline = current_deadline.get()

    def readable(self) -> bool:
        """It is for reading alone."""
        return True

    def readinto(self, buffer: Any, /) -> int | None:
        """Wait for bytes as long as the deadline allows."""
        self._sock.settimeout(self._deadline.read_timeout())
        size = self._raw.readinto(buffer)
        self.has_ended = size == 0
        return size

    def close(self) -> None:
        """Close the socket's file."""
        self._raw.close()
        super().close()


class _DeadlineResponse(HTTPResponse):
    """A response whose status line, headers and body are read until the deadline."""

    def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self._reader = _DeadlineReader(sock, self.fp.detach())
        self.fp = BufferedReader(self._reader)

    def begin(self) -> None:
        """Read the status line and the headers; interim responses are skipped."""
        while True:
            super().begin()
            # To http.client, a connection that is closed in the middle of them ends them.
            if self._reader.has_ended:
                raise IncompleteRead(b"")
            if self.status == SWITCHING_PROTOCOLS:
                raise HTTPException("the server switched to another protocol")
            if self.status >= OK:
                return
            # It skips 100 alone, and would take the response itself for the next one's.
            self.headers = None  # type: ignore[assignment]


class _HttpConnection(HTTPConnection):
    """A connection that is opened and used until the deadline of the request."""

    response_class = _DeadlineResponse
    # With another level, http.client prints whole requests, and so keys.
    debuglevel = 0

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reset_in_children(self)

    def reset_after_fork(self) -> None:
        """Close the child's copy; nothing is sent to the server."""
        sock, self.sock = self.sock, None
        if isinstance(sock, socket.socket):
            # Unlike `close`, this does not wait for a response that is being read.
            os.close(sock.detach())

    def _new_conn(self) -> socket.socket:
        try:
            deadline = current_deadline.get().for_connecting()
            sock = _connect(self._dns_host, self.port, deadline, self.socket_options)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            message = f"Connection to {self.host} timed out"
            raise ConnectTimeoutError(self, message) from error
        except OSError as error:
            message = f"Failed to establish a new connection: {error}"
            raise NewConnectionError(self, message) from error
        sys.audit("http.client.connect", self, self.host, self.port)
        return sock

    def send(self, data: Any) -> None:
        """Send a part of the request."""
        if self.sock is None:
            self.connect()
        sock: Any = self.sock
        sock.settimeout(current_deadline.get().left())
        super().send(data)


class _HttpsConnection(_HttpConnection, HTTPSConnection):
    """The same with encryption."""


class _IdleConnections:
    """The connections of a pool that wait for a request; the last one in is the first one out.

    A signal handler may raise while ``threading.Condition`` enters, which then stays
    locked forever: with the queues of Python, an interrupted call would wait for itself
    when it gives its connection back. A plain lock has no such gap.
    """

    def __init__(self, maximum: int) -> None:
        self._maximum = maximum
        self._lock = Lock()
        self._connections: list[Any] = []

    def get(self, block: bool = False, timeout: float | None = None) -> Any:
        """A connection, or what stands for one that has to be made; never waits."""
        with self._lock:
            if self._connections:
                return self._connections.pop()
        raise Empty

    def put(self, connection: Any, block: bool = False) -> None:
        """Keep a connection, if there is room."""
        with self._lock:
            if len(self._connections) < self._maximum:
                self._connections.append(connection)
                return
        raise Full

    def qsize(self) -> int:
        """The number of connections, for messages."""
        return len(self._connections)


class _HttpPool(HTTPConnectionPool):
    ConnectionCls: Any = _HttpConnection
    QueueCls: Any = _IdleConnections


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls: Any = _HttpsConnection
    QueueCls: Any = _IdleConnections


POOL_CLASSES: dict[str, type[HTTPConnectionPool] | type[HTTPSConnectionPool]] = {
    "http": _HttpPool,
    "https": _HttpsPool,
}
"""The pools of a PoolManager."""


def _connect(host: str, port: int, deadline: Deadline, options: Any) -> socket.socket:
    """A connection to one of a host's addresses; each gets its share of the time."""
    addresses = _resolve(host.strip("[]"), port, deadline)
    failure: OSError = OSError("the host has no address")
    for number, (family, kind, protocol, _, address) in enumerate(addresses):
        share = deadline.left() / (len(addresses) - number)
        sock = socket.socket(family, kind, protocol)
        try:
            for option in options or ():
                sock.setsockopt(*option)
            sock.settimeout(share)
            sock.connect(address)
            # What follows is the handshake of an encrypted connection.
            sock.settimeout(deadline.left())
            return sock
        except OSError as error:
            sock.close()
            failure = error
    raise failure


def _resolve(host: str, port: int, deadline: Deadline) -> _Addresses:
    """The addresses of a host. The system's resolver has no time-out, so a thread waits for it."""
    found: SimpleQueue[_Addresses | OSError] = SimpleQueue()

    def resolve() -> None:
        try:
            family = allowed_gai_family()
            found.put(socket.getaddrinfo(host, port, family, socket.SOCK_STREAM))
        except OSError as error:
            found.put(error)

    try:
        Thread(target=resolve, daemon=True).start()
    except RuntimeError:
        # No thread can be started while the interpreter ends.
        resolve()
    try:
        result = found.get(timeout=deadline.left())
    except Empty:
        raise TimeoutError("the name of the host was not resolved in time") from None
    if isinstance(result, OSError):
        raise result
    return result

"""Responses with a status below 200 announce the response itself; neither client takes them for it."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from fernhill import errors

from emitted.conftest import Caller

BODY = b'{"listzonesresponse": {"zone": [{"id": "%d"}]}}'
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"


class Interim:
    """Sends interim responses before each response; the responses are numbered over all connections."""

    before = b""

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        self.endpoint = f"http://127.0.0.1:{listener.getsockname()[1]}/client/api"
        self.requests = 0
        self.connections = 0

    def serve(self) -> None:
        """Serve one connection after the other, until the listener is shut down."""
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                self.connections += 1
                with connection, contextlib.suppress(OSError):
                    self._respond(connection)

    def _respond(self, connection: socket.socket) -> None:
        while connection.recv(65536):
            body = BODY % self.requests
            self.requests += 1
            connection.sendall(self.before + RESPONSE % (len(body), body))


@pytest.fixture
def interim() -> Iterator[Interim]:
    """A running server."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Interim(listener)
        thread = threading.Thread(target=server.serve)
        thread.start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def calls(client: Any) -> Any:
    """Three requests, one after the other."""
    if not hasattr(client, "__aenter__"):
        return [client.call("listZones")["zone"][0]["id"] for _ in range(3)]

    async def awaited() -> list[str]:
        return [(await client.call("listZones"))["zone"][0]["id"] for _ in range(3)]

    return awaited()


@pytest.mark.parametrize("statuses", [(100,), (102,), (103,), (103, 103), (102, 100, 103)])
def test_interim_responses_are_skipped(call: Caller, interim: Interim, statuses: tuple[int, ...]) -> None:
    """Each call gets its own response, over the one connection."""
    interim.before = b"".join(b"HTTP/1.1 %d Interim\r\nLink: </a>\r\n\r\n" % status for status in statuses)
    assert call(calls, endpoint=interim.endpoint, retries=0) == ["0", "1", "2"]
    assert interim.connections == 1


def test_another_protocol_is_an_error(call: Caller, interim: Interim) -> None:
    """A server that switches to a protocol that nobody asked for cannot be understood."""
    interim.before = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: upgrade\r\n\r\n"
    with pytest.raises(errors.Error):
        call(calls, endpoint=interim.endpoint, retries=0)

"""Why no response arrived is said in words, the same for both clients, and without secrets."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from fernhill import errors

from emitted.conftest import KEY, AnyCall, Caller

OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
def serve() -> Iterator[Callable[[bytes], str]]:
    """Starts servers that read a request, send some bytes and hang up; the address of each."""
    listening: list[socket.socket] = []

    def start(data: bytes) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)
        threading.Thread(target=respond, args=(server, data), daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/"

    yield start
    for server in listening:
        server.close()


def respond(server: socket.socket, data: bytes) -> None:
    """Send the same to everybody, until the server is closed."""
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.recv(65536)
            connection.sendall(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the server closed the connection without a response"),
        (b"hello world\r\n\r\n", "what the server sent is not an HTTP response"),
        (OK + b"A: " + b"x" * 70_000 + b"\r\n\r\n", "what the server sent is not an HTTP response"),
        (OK + b'Content-Length: 100\r\n\r\n{"a"', "the response ended too early"),
        (OK + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", "the response cannot be decompressed"),
    ],
)
def test_broken_responses(any_call: AnyCall, serve: Callable[[bytes], str], data: bytes, why: str) -> None:
    """The message has the command and the reason, nothing else."""
    with pytest.raises(ConnectionError) as problem:
        any_call(endpoint=serve(data), retries=0)
    assert type(problem.value).__name__ == "ConnectionFailed"
    assert str(problem.value) == f"{any_call.command}: {why}"


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"endpoint": "http://127.0.0.1:1/"}, "Connection refused"),
        (
            {"endpoint": "https://x.example/", "proxy": "http://127.0.0.1:1"},
            "the proxy cannot be reached: Connection refused",
        ),
    ],
)
def test_no_connection(any_call: AnyCall, settings: dict[str, str], why: str) -> None:
    """The reason is the operating system's, and says if it is the proxy's."""
    with pytest.raises(ConnectionError) as problem:
        any_call(retries=0, **settings)
    assert type(problem.value).__name__ == "Unreachable"
    assert str(problem.value) == f"{any_call.command}: {why}"


def test_no_encryption(call: Caller, serve: Callable[[bytes], str]) -> None:
    """A server that does not speak TLS is named as such by the TLS library."""
    endpoint = serve(b"hello").replace("http:", "https:")
    with pytest.raises(errors.TlsError, match=r"listZones: .*SSL") as problem:
        call(lambda c: c.zone.list_zones().first(), endpoint=endpoint, retries=0)
    assert KEY not in str(problem.value)

"""A call ends at its time-out, whatever the server sends in that time, with the sync and with the async client."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from fernhill import errors

from emitted.conftest import AnyCall, Caller

TIMEOUT_SECONDS = 0.5
PAUSE_SECONDS = 0.05
# How long a client without a deadline would be kept waiting before it gets its response.
DRIPS = 160
BODY = b'{"listzonesresponse": {"zone": [{"id": "z"}]}}'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
LENGTH = b"Content-Length: %d\r\n\r\n" % len(BODY)
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
CHUNK = b"%x\r\n%b\r\n" % (len(BODY), BODY)


class Drip(NamedTuple):
    """A response that is valid in the end: what is sent at once, again and again, and last."""

    before: bytes
    drip: bytes
    after: bytes


DRIPPING = {
    "status line": Drip(b"HTTP/1.1 200 ", b"O", b"\r\n" + LENGTH + BODY),
    "a header": Drip(HEAD + b"X-Long: ", b"x", b"\r\n" + LENGTH + BODY),
    "headers": Drip(HEAD, b"X-Header: y\r\n", LENGTH + BODY),
    "informational responses": Drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n", HEAD + LENGTH + BODY),
    "body": Drip(HEAD + b"Content-Length: %d\r\n\r\n" % (len(BODY) + DRIPS), b" ", BODY),
    "chunk extension": Drip(CHUNKED + b"%x;" % len(BODY), b"x", b"\r\n" + BODY + b"\r\n0\r\n\r\n"),
    "chunks": Drip(CHUNKED, b"1\r\n \r\n", CHUNK + b"0\r\n\r\n"),
    "trailers": Drip(CHUNKED + CHUNK + b"0\r\n", b"X: y\r\n", b"\r\n"),
}


@pytest.fixture
def dripping() -> Iterator[Callable[[Drip], str]]:
    """Starts a server that sends such a response to every request, and gives its URL."""
    with socket.create_server(("127.0.0.1", 0)) as listener, contextlib.ExitStack() as stack:
        stopped = threading.Event()

        def start(response: Drip) -> str:
            thread = threading.Thread(target=_serve, args=(listener, response, stopped))
            thread.start()
            stack.callback(thread.join)
            stack.callback(listener.shutdown, socket.SHUT_RDWR)
            stack.callback(stopped.set)
            return f"http://127.0.0.1:{listener.getsockname()[1]}/client/api"

        yield start


def _serve(listener: socket.socket, response: Drip, stopped: threading.Event) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection, contextlib.suppress(OSError):
            connection.recv(65536)
            connection.sendall(response.before)
            for _ in range(DRIPS):
                if stopped.wait(PAUSE_SECONDS):
                    return
                connection.sendall(response.drip)
            connection.sendall(response.after)


def zones(client: Any) -> Any:
    """Any call."""
    return client.zone.list_zones().first()


# What is sent and read is the same code for each protocol: some places show that it is used.
@pytest.mark.parametrize(
    ("protocol", "place"), [*(("cloudstack", place) for place in DRIPPING), ("rest", "headers"), ("rest", "chunks")]
)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_response_that_drips(dripping: Callable[[Drip], str], kind: str, protocol: str, place: str) -> None:
    """Each byte comes in time for itself, and the response does not."""
    any_call = AnyCall(kind, protocol)
    with pytest.raises(TimeoutError, match=f"^{any_call.command}: ") as problem:
        any_call(endpoint=dripping(DRIPPING[place]), timeout=TIMEOUT_SECONDS, retries=0)
    assert type(problem.value).__name__ == "TimedOut"


def test_a_handshake_that_drips(dripping: Callable[[Drip], str], call: Caller) -> None:
    """Encryption is negotiated in time, too."""
    endpoint = dripping(Drip(b"\x16\x03\x03\x3f\xff", b"\x02", b"")).replace("http:", "https:")
    with pytest.raises(errors.TimedOut):
        call(zones, endpoint=endpoint, timeout=TIMEOUT_SECONDS, retries=0)


def test_a_proxy_that_drips(dripping: Callable[[Drip], str], call: Caller) -> None:
    """The response of a proxy that should open a tunnel."""
    proxy = dripping(Drip(b"HTTP/1.1 200 ", b"O", b"\r\n\r\n")).removesuffix("/client/api")
    with pytest.raises(errors.TimedOut):
        call(zones, endpoint="https://cloud.invalid/", proxy=proxy, timeout=TIMEOUT_SECONDS, retries=0)


@pytest.fixture
def dead_address() -> Iterator[int]:
    """The port of a listener that accepts nobody: whoever connects waits."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                waiting.connect(listener.getsockname())
        yield listener.getsockname()[1]


def _resolving_to(addresses: list[tuple[str, int]]) -> Callable[..., Any]:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address) for address in addresses]
    return lambda *_args, **_options: found


def test_many_dead_addresses(dead_address: int, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """All addresses of a host together are given the time of one call."""
    monkeypatch.setattr("socket.getaddrinfo", _resolving_to([("127.0.0.1", dead_address)] * 60))
    began = time.monotonic()
    with pytest.raises(errors.TransportError):
        call(zones, endpoint="https://cloud.example/", timeout=TIMEOUT_SECONDS, retries=0)
    # Each address for itself would take as long as the call may take.
    assert time.monotonic() - began < 60 * TIMEOUT_SECONDS / 3


def test_a_live_address_behind_a_dead_one(
    dripping: Callable[[Drip], str], dead_address: int, call: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dead one does not use up the time of the other."""
    port = int(dripping(Drip(HEAD + LENGTH + BODY, b"", b"")).split(":")[2].partition("/")[0])
    monkeypatch.setattr("socket.getaddrinfo", _resolving_to([("127.0.0.1", dead_address), ("127.0.0.1", port)]))
    found = call(zones, endpoint="http://cloud.example/", allow_http=True, timeout=3, connect_timeout=2, retries=0)
    assert found.id == "z"


def test_a_name_that_is_not_resolved(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's resolver may take longer than the call."""
    released = threading.Event()

    def resolve(*_args: object, **_options: object) -> Any:
        released.wait(DRIPS * PAUSE_SECONDS)
        raise socket.gaierror("no such host")

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    timer = threading.Timer(4, released.set)
    timer.start()
    try:
        with pytest.raises(errors.TimedOut):
            call(zones, endpoint="https://cloud.example/", timeout=TIMEOUT_SECONDS, retries=0)
    finally:
        released.set()
        timer.cancel()

"""The committed package of the sample, both of its clients, and a server that is independent of the package."""

import asyncio
import base64
import hashlib
import hmac
import inspect
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generated" / "python"
REST_PACKAGE = ROOT / "generated" / "tallowmere" / "python"
sys.path[:0] = [str(PACKAGE), str(REST_PACKAGE)]

KEY, SECRET = "a key", "se/cret+"
JAVA_RAW = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-*_")


def java_encoded(text: str) -> str:
    """java.net.URLEncoder in UTF-8, with %20 for a space: the rules of Java's documentation."""
    return "".join(
        character if character in JAVA_RAW else "".join(f"%{byte:02X}" for byte in character.encode())
        for character in text
    )


def expected_signature(params: dict[str, str]) -> str:
    """The signature that the server computes for the request it received."""
    kept = sorted((name, value) for name, value in params.items() if name != "signature")
    text = "&".join(f"{name}={java_encoded(value)}" for name, value in kept).lower()
    digest = hmac.new(SECRET.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


class Seen(dict[str, str]):
    """A request that was received: its parameters, how they came, and the client's address of the connection."""

    method: str
    headers: dict[str, str]
    header_names: list[str]
    path: str
    port: int
    peer: tuple[str, int]


class Server:
    """Sends prepared responses to requests that have a valid signature or a session.

    ``answers`` maps a command to the content of its response envelope, a pair of status and content, bytes for a page
    that is not JSON, a function from the parameters to one of these, or a list of them to be sent in turn; the last one
    is repeated.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.headers: dict[str, str] = {}
        self.seen: list[Seen] = []
        self.sessions: set[str] = set()
        self.endpoint = ""

    def commands(self) -> list[str]:
        """The names of the commands that were received, in order."""
        return [request["command"] for request in self.seen]

    def reply(self, seen: Seen) -> tuple[int, Any]:
        """The status and the content of the response envelope."""
        self.seen.append(seen)
        if not self._knows(seen):
            return 401, {"uuidList": [], "errorcode": 401, "errortext": "unable to verify user credentials"}
        answer = self.answers[seen["command"]]
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        answer = answer(seen) if callable(answer) else answer
        return answer if isinstance(answer, tuple) else (200, answer)

    def _knows(self, seen: Seen) -> bool:
        if seen["command"] == "login":
            return True
        if "sessionkey" in seen:
            return seen["sessionkey"] in self.sessions and f"JSESSIONID={seen['sessionkey']}" in seen.headers["cookie"]
        return seen.get("apiKey") == KEY and seen["signature"] == expected_signature(seen)


def handler(server: Server) -> type[BaseHTTPRequestHandler]:
    """The request handler, as http.server expects it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def answer(self, query: str) -> None:
            seen = Seen(parse_qsl(query, keep_blank_values=True, strict_parsing=True))
            seen.method, seen.path, seen.peer = self.command, self.path, self.client_address
            seen.header_names = [name.lower() for name in self.headers]
            seen.headers = {name.lower(): value for name, value in self.headers.items()}
            seen.port = self.client_address[1]
            try:
                status, inner = server.reply(seen)
            except ConnectionAbortedError:
                self.close_connection = True
                return
            name = f"{seen['command'].lower()}response"
            raw = inner if isinstance(inner, bytes) else json.dumps({name: inner}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html" if isinstance(inner, bytes) else "application/json")
            self.send_header("Content-Length", str(len(raw)))
            for header, value in server.headers.items():
                self.send_header(header, value)
            self.end_headers()
            self.wfile.write(raw)

        def do_GET(self) -> None:
            self.answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class Quiet(ThreadingHTTPServer):
    """An HTTP server that ignores clients that hang up."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on a local port."""
    made = Server()
    with Quiet(("127.0.0.1", 0), handler(made)) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.001})
        thread.start()
        made.endpoint = f"http://127.0.0.1:{running.server_address[1]}/client/api"
        yield made
        running.shutdown()
        thread.join()


@pytest.fixture
def login(server: Server) -> dict[str, Any]:
    """The settings of a client, without pauses between attempts."""
    return {"endpoint": server.endpoint, "key": KEY, "secret": SECRET}


@pytest.fixture
def shell(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs lines of the command line, with the address of the server in the environment."""
    from emitted.command_line import MACHINES, Shell, environment  # noqa: PLC0415 - imports this module

    for name, value in environment(server, tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    server.answers["listVirtualMachines"] = {"count": 3, "virtualmachine": MACHINES}
    return Shell()


class Caller:
    """Runs the same steps with either client; each step receives the result of the step before."""

    def __init__(self, kind: str, login: dict[str, Any]) -> None:
        self.kind = kind
        self.login = login

    def __call__(self, *steps: Callable[..., Any], **settings: Any) -> Any:
        """The result of the last step; ``settings`` override those of the fixture."""
        import fernhill  # noqa: PLC0415 - found through the path above

        if self.kind == "sync":
            with fernhill.Client(**{**self.login, **settings}) as cloud:
                found: Any = cloud
                for step in steps:
                    found = step(found)
                return found
        return asyncio.run(self._awaited(fernhill.AsyncClient(**{**self.login, **settings}), steps))

    async def _awaited(self, client: Any, steps: tuple[Callable[..., Any], ...]) -> Any:
        async with client:
            found = client
            for step in steps:
                found = step(found)
                if inspect.iscoroutine(found):
                    found = await found
            return found


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, login: dict[str, Any]) -> Caller:
    """Runs steps with the sync client and with the async client."""
    return Caller(request.param, login)


class AnyCall:
    """Sends a request with the sync or the async client of a protocol: what transports do depends on neither."""

    def __init__(self, kind: str, protocol: str) -> None:
        self.command = {"cloudstack": "listZones", "rest": "list_tools"}[protocol]
        self._kind = kind
        self._is_rest = protocol == "rest"

    def __call__(self, **settings: Any) -> Any:
        """The first object of a list."""
        if self._is_rest:
            from emitted.rest.sample_client import Caller as RestCaller  # noqa: PLC0415 - imports this module

            return RestCaller(self._kind, {"token": "t"})(lambda client: client.tools.list_tools().first(), **settings)
        login = {"key": KEY, "secret": SECRET}
        return Caller(self._kind, login)(lambda client: client.zone.list_zones().first(), **settings)


@pytest.fixture(params=["cloudstack-sync", "cloudstack-async", "rest-sync", "rest-async"])
def any_call(request: pytest.FixtureRequest) -> AnyCall:
    """Sends a request with each client of each protocol."""
    protocol, _, kind = request.param.partition("-")
    return AnyCall(kind, protocol)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that the clients asked for, in seconds; they sleep a thousandth of that."""
    waited: list[float] = []
    slept, awaited = time.sleep, asyncio.sleep

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        slept(seconds / 1000)

    async def async_sleep(seconds: float, result: Any = None) -> Any:
        waited.append(seconds)
        return await awaited(seconds / 1000, result)

    monkeypatch.setattr("time.sleep", sleep)
    monkeypatch.setattr("asyncio.sleep", async_sleep)
    return waited

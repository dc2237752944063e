"""A server that sends the answers of a vector in turn and keeps the requests. It knows no command."""

import base64
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from wire.reference import signature, signed_text


class Received(NamedTuple):
    """A request; ``place`` is where its parameters are."""

    method: str
    path: str
    place: str
    params: dict[str, str]
    headers: dict[str, str]
    cookies: dict[str, str]
    expires_in: float | None

    def arguments(self) -> dict[str, str]:
        """The parameters that are not the protocol's."""
        return {name: text for name, text in self.params.items() if name not in _PROTOCOL}


_PROTOCOL = frozenset(
    ("command", "response", "apiKey", "signature", "signatureVersion", "expires", "sessionkey"),
)


class Script:
    """The answers to send, as vectors describe them, the secret that signs, and what has been received."""

    def __init__(self, answers: list[Any], secret: str) -> None:
        self._answers = iter(answers)
        self._secret = secret
        self.received: list[Received] = []
        self.problems: list[str] = []
        self.endpoint = ""

    def take(self, request: Received) -> dict[str, Any]:
        """The answer to a request."""
        self.received.append(request)
        given = request.params
        if "apiKey" in given and given.get("signature") != signature(signed_text(given), self._secret):
            self.problems.append(f"{given['command']} has a wrong signature")
        answer = next(self._answers, None)
        if answer is None:
            self.problems.append(f"{given.get('command')} is one request more than expected")
            return {"status": 500, "type": "text/plain", "body": "one request more than expected"}
        return answer if isinstance(answer, dict) else {"body": f'{{"r":{answer}}}'}


Find = Callable[[str], tuple[Script, str]]
"""The script that a path is for, and the path as its client knows it."""


def _handler(find: Find) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_request(self) -> None:
            target = urlsplit(self.path)
            form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            cookies = {name: found.value for name, found in SimpleCookie(self.headers.get("Cookie", "")).items()}
            params = dict(parse_qsl(form or target.query, keep_blank_values=True, strict_parsing=True))
            script, path = find(target.path)
            answer = script.take(
                Received(
                    self.command,
                    path,
                    "form" if form and not target.query else "query",
                    params,
                    {name.lower(): text for name, text in self.headers.items()},
                    cookies,
                    _seconds_until(params.get("expires")),
                )
            )
            if answer.get("drop"):
                self.close_connection = True
                return
            body = body_of(answer)
            self.send_response(answer.get("status", 200))
            self.send_header("Content-Type", answer.get("type", "application/json"))
            self.send_header("Content-Length", str(len(body)))
            for name, given in answer.get("headers", {}).items():
                for text in given if isinstance(given, list) else [given]:
                    self.send_header(name, text.replace("$ENDPOINT", script.endpoint))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.handle_request()

        def do_POST(self) -> None:
            self.handle_request()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def body_of(answer: dict[str, Any]) -> bytes:
    """The body of an answer: a text, or any bytes in base64."""
    body = answer.get("body", "")
    return base64.b64decode(body["$base64"]) if isinstance(body, dict) else str(body).encode()


def _seconds_until(moment: str | None) -> float | None:
    if moment is None:
        return None
    return (datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S%z") - datetime.now(UTC)).total_seconds()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Clients may hang up."""


@contextmanager
def serve(answers: list[Any], secret: str) -> Iterator[Script]:
    """Run a server on a local port."""
    script = Script(answers, secret)
    with _running(lambda path: (script, path)) as origin:
        script.endpoint = f"{origin}{_PATH}"
        yield script


@contextmanager
def serve_all(scripts: Mapping[str, Script]) -> Iterator[None]:
    """Run one server for several scripts by their names, each with a path of its own."""
    numbers = {str(number): script for number, script in enumerate(scripts.values())}

    def find(path: str) -> tuple[Script, str]:
        _, number, rest = path.split("/", 2)
        return numbers[number], f"/{rest}"

    with _running(find) as origin:
        for number, script in numbers.items():
            script.endpoint = f"{origin}/{number}{_PATH}"
        yield


_PATH = "/client/api"


@contextmanager
def _running(find: Find) -> Iterator[str]:
    with _Quiet(("127.0.0.1", 0), _handler(find)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.001})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()

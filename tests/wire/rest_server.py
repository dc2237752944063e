"""A server that sends prepared answers in turn, and keeps the requests as they arrived."""

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Received(NamedTuple):
    """A request: its method and target, its headers by their names in lower case, and its body."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class Script:
    """The answers that are left, some of which are functions of the request, and the requests so far."""

    def __init__(self, answers: list[Any]) -> None:
        self._answers = list(answers)
        self.received: list[Received] = []
        self.endpoint = ""
        self.problems: list[str] = []

    def take(self, request: Received) -> dict[str, Any]:
        """The answer to a request."""
        self.received.append(request)
        if not self._answers:
            self.problems.append(f"one request more than expected: {request.method} {request.target}")
            return {"status": 500, "body": ""}
        answer = self._answers.pop(0)
        if callable(answer):
            answer = answer(request)
        return answer if isinstance(answer, dict) else {"body": answer}


def _handler(script: Script) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_request(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): text for name, text in self.headers.items()}
            answer = script.take(Received(self.command, self.path, headers, body))
            if answer.get("drop"):
                self.close_connection = True
                return
            given = answer.get("body", "")
            content = base64.b64decode(given["$base64"]) if isinstance(given, dict) else str(given).encode()
            status = answer.get("status", 200)
            self.send_response(status)
            self.send_header("Content-Type", answer.get("type", "application/json"))
            if status not in (204, 304):
                self.send_header("Content-Length", str(len(content)))
            for name, text in answer.get("headers", {}).items():
                self.send_header(name, text.replace("$ENDPOINT", script.endpoint))
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:
            self.handle_request()

        def do_POST(self) -> None:
            self.handle_request()

        def do_PUT(self) -> None:
            self.handle_request()

        def do_PATCH(self) -> None:
            self.handle_request()

        def do_DELETE(self) -> None:
            self.handle_request()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Clients may hang up."""


@contextmanager
def serve(answers: list[Any]) -> Iterator[Script]:
    """Run a server on a local port."""
    script = Script(answers)
    with _Quiet(("127.0.0.1", 0), _handler(script)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.001})
        thread.start()
        script.endpoint = f"http://127.0.0.1:{server.server_address[1]}/api"
        try:
            yield script
        finally:
            server.shutdown()
            thread.join()
    assert not script.problems

"""The sample's package as it is committed, and a server that knows nothing of it."""

import base64
import hashlib
import hmac
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "generated" / "python"))

KEY, SECRET = "a key", "se/cret+"
JAVA_RAW = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-*_")


def java_encoded(text: str) -> str:
    """java.net.URLEncoder in UTF-8 with %20 for a space: the rules stated anew, from Java's documentation."""
    return "".join(one if one in JAVA_RAW else "".join(f"%{byte:02X}" for byte in one.encode()) for one in text)


def expected_signature(params: dict[str, str]) -> str:
    """What the server computes over what it received."""
    kept = sorted((name, value) for name, value in params.items() if name != "signature")
    text = "&".join(f"{name}={java_encoded(value)}" for name, value in kept).lower()
    digest = hmac.new(SECRET.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


class Handler(BaseHTTPRequestHandler):
    """Verifies each request and answers with what the test has laid ready."""

    answers: ClassVar[dict[str, tuple[int, Any]]] = {}
    seen: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def answer(self, query: str) -> None:
        """Checks the signature over what came, and answers."""
        params = dict(parse_qsl(query, keep_blank_values=True, strict_parsing=True))
        self.seen.append((self.command, params))
        command = params["command"]
        status, inner = self.answers[command]
        if params["signature"] != expected_signature(params) or params["apiKey"] != KEY:
            status, inner = 401, {"uuidList": [], "errorcode": 401, "errortext": "unable to verify user credentials"}
        raw = inner if isinstance(inner, bytes) else json.dumps({f"{command.lower()}response": inner}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if isinstance(inner, bytes) else "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self) -> None:
        """Everything stands in the URL."""
        self.answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        """Everything stands in the form."""
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[type[Handler]]:
    """A server on this machine; ``endpoint`` is where it listens."""
    Handler.answers, Handler.seen = {}, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        Handler.endpoint = f"http://127.0.0.1:{running.server_address[1]}/client/api"  # type: ignore[attr-defined]
        yield Handler
        running.shutdown()
        thread.join()


@pytest.fixture
def login(server: Any) -> dict[str, str]:
    """What a client is made with."""
    return {"endpoint": server.endpoint, "key": KEY, "secret": SECRET}

"""The emitted TypeScript package in a browser."""

import queue
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from emitted.typescript.conftest import HERE, PACKAGE
from judges.programs import node_program
from slatebind.mock import MockServer
from tools import find_program

pytestmark = [pytest.mark.peers, pytest.mark.languages]
PAGE = '<!doctype html><script type="module" src="/browser.mjs"></script>'


@contextmanager
def _serving(folder: Path, mock: MockServer, login: str) -> Iterator[tuple[str, "queue.Queue[str]"]]:
    """A server of the page, its scripts and the mock server's API; what the page reports is put into the queue."""
    outcomes: queue.Queue[str] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.removeprefix("/")
            if name.startswith("client/api"):
                self._forward(None)
            elif name == "login":
                self._send(200, "application/json", login.encode())
            elif name:
                self._send(200, "text/javascript", (folder / name).read_bytes())
            else:
                self._send(200, "text/html", PAGE.encode())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/outcome":
                self._send(200, "text/plain", b"")
                outcomes.put(body.decode())
            else:
                self._forward(body)

        def _forward(self, body: bytes | None) -> None:
            """Ask the mock server, with cookies, and pass its response on."""
            target = mock.endpoint + self.path.removeprefix("/client/api")
            names = ("Content-Type", "Cookie")
            headers = {name: self.headers[name] for name in names if self.headers[name]}
            try:
                response = urllib.request.urlopen(urllib.request.Request(target, body, headers))
            except urllib.error.HTTPError as refused:
                response = refused
            with response:
                cookies = response.headers.get_all("Set-Cookie") or []
                self._send(response.status, response.headers["Content-Type"], response.read(), cookies)

        def _send(self, status: int, kind: str, body: bytes, cookies: list[str] | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for cookie in cookies or ():
                self.send_header("Set-Cookie", cookie)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", outcomes
        finally:
            server.shutdown()
            thread.join()


def test_a_browser_runs_the_workflow(mock: MockServer, login: str, tmp_path: Path) -> None:
    """Headless Chromium signs requests, waits for jobs, logs in and reads errors as Node does."""
    chromium, esbuild = find_program("chromium"), node_program("esbuild")
    options = ("--bundle", "--format=esm", "--platform=browser", f"--outfile={tmp_path / 'index.js'}")
    subprocess.run([esbuild, str(PACKAGE / "src" / "index.ts"), *options], check=True, capture_output=True)
    for name in ("browser.mjs", "workflow.mjs"):
        (tmp_path / name).write_bytes((HERE / name).read_bytes())
    with _serving(tmp_path, mock, login) as (url, outcomes):
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        with subprocess.Popen(
            [chromium, *flags, profile, url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as browser:
            try:
                assert outcomes.get(timeout=120) == "done"
            finally:
                browser.kill()

"""A server that answers every call with a list: ``server.py OBJECT COUNT`` prints its port, and serves.

Below ``/few`` the list has one object, below ``/many`` so many; below ``client/api`` it comes in CloudStack's envelope.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar


class Handler(BaseHTTPRequestHandler):
    """Answers from bytes that were made before."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    answers: ClassVar[dict[tuple[bool, bool], bytes]] = {}

    def do_GET(self) -> None:
        """Any call."""
        body = self.answers["/many/" in self.path, "/client/api" in self.path]
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def main(one: str, count: str) -> None:
    """Serve."""
    for is_many in (False, True):
        plain = [json.loads(one)] * (int(count) if is_many else 1)
        envelope = {"listeventsresponse": {"count": len(plain), "event": plain}}
        for is_enveloped, answer in ((False, plain), (True, envelope)):
            Handler.answers[is_many, is_enveloped] = json.dumps(answer).encode()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A server that answers every call with a list: ``server.py OBJECT COUNT`` prints its port and serves.

Below ``/few`` the list has one object, below ``/many`` COUNT; below ``client/api`` it is in CloudStack's envelope.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar


class Handler(BaseHTTPRequestHandler):
    """Serves bodies that were prepared at the start."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    bodies: ClassVar[dict[tuple[bool, bool], bytes]] = {}

    def do_GET(self) -> None:
        """Any call."""
        body = self.bodies["/many/" in self.path, "/client/api" in self.path]
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


class Server(ThreadingHTTPServer):
    """Accepts many connections at once."""

    request_queue_size = 128


def main(item: str, count: str) -> None:
    """Serve until killed."""
    for is_many in (False, True):
        items = [json.loads(item)] * (int(count) if is_many else 1)
        envelope = {"listeventsresponse": {"count": len(items), "event": items}}
        for has_envelope, value in ((False, items), (True, envelope)):
            Handler.bodies[is_many, has_envelope] = json.dumps(value).encode()
    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])

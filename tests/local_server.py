"""Applications on a local port, in a thread that ends at once."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from slatebind.mock.stoppable_server import StoppableServer


@contextmanager
def serve_app(app: Any) -> Iterator[str]:
    """Run an application; its address, without a path."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = StoppableServer(uvicorn.Config(app, lifespan="off", log_config=None, access_log=False), "test server")
    server.start(listener)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.stop()

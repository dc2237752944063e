"""A uvicorn server in a thread that stops at once; uvicorn alone looks ten times a second whether it should."""

import asyncio
import contextlib
import socket
from collections.abc import Callable
from threading import Thread

import uvicorn

_TICK_SECONDS = 0.1
"""As long as the ticks of uvicorn, which renews the date of responses with every tenth."""


class StoppableServer(uvicorn.Server):
    """Serves an application from ``start`` to ``stop``.

    ``drop_connections`` is called when the server stops, to end requests in progress. Without it, they are finished.
    """

    def __init__(self, config: uvicorn.Config, name: str, drop_connections: Callable[[], None] | None = None) -> None:
        super().__init__(config)
        self._drop_connections = drop_connections or self._finish_requests
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended = asyncio.Event()
        self._thread = Thread(target=self._serve_listener, name=name, daemon=True)
        self._listener: socket.socket | None = None

    def start(self, listener: socket.socket) -> None:
        """Serve what arrives at a socket, which is closed in the end."""
        self._listener = listener
        self._thread.start()

    def stop(self) -> None:
        """Stop, and wait until the thread has ended."""
        self.should_exit = True
        if self._loop:
            self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()

    def _serve_listener(self) -> None:
        assert self._listener is not None
        with self._listener:
            asyncio.run(self.serve([self._listener]))

    async def main_loop(self) -> None:
        """Wait for the end; the base class sleeps between its looks at ``should_exit``."""
        # Before the first look at `should_exit`, so that `stop` is noticed whenever it is called.
        self._loop = asyncio.get_running_loop()
        tick = 0
        while not await self.on_tick(tick):
            tick += 1
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_TICK_SECONDS):
                    await self._ended.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close all connections."""
        for server in self.servers:
            server.close()
        await asyncio.sleep(0)
        self._drop_connections()
        await asyncio.gather(*self.server_state.tasks, return_exceptions=True)

    def _finish_requests(self) -> None:
        for connection in list(self.server_state.connections):
            connection.shutdown()

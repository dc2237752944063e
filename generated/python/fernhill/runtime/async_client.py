"""The base of the async client."""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar, cast

from . import calls
from .async_transport import AsyncTransport
from .base_errors import Error
from .client_base import ClientBase, SessionBase
from .flow import Context, Flow, Pause
from .protocol import interface as protocol
from .protocol.interface import Settings

T = TypeVar("T")
C = TypeVar("C", bound="AsyncBaseClient")


class AsyncSession(SessionBase[AsyncTransport]):
    """What groups and lists know of a client: it performs the steps of flows."""

    async def close(self) -> None:
        """End the session on the server and close the connections, if they are its own."""
        if not (self._is_closed or self._is_derived or self.transport.is_closed):
            await self.run(calls.close(self.context))
            await self.transport.close()
        self._is_closed = True

    async def run(self, flow: Flow[T]) -> T:
        """Perform the steps of a flow, one after the other."""
        self._require_open()
        try:
            step = next(flow)
            while True:
                if isinstance(step, Pause):
                    await asyncio.sleep(step.seconds)
                    step = flow.send(None)
                    continue
                try:
                    response = await self.transport.send(step)
                except Error as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(response)
        except StopIteration as end:
            return cast("T", end.value)
        finally:
            flow.close()


class AsyncBaseClient(ClientBase[AsyncSession]):
    """A pool of connections to one endpoint, for the tasks of one event loop.

    Its arguments are those of ``Settings``.
    """

    def _open(self, context: Context, settings: Settings) -> AsyncSession:
        return AsyncSession(context, AsyncTransport(settings))

    async def call(self, command: str, /, **params: Any) -> dict[str, Any]:
        """Call a command by its name, documented or not.

        Arguments are only checked for what cannot be sent. The response is returned as
        it is, without its wrapping.
        """
        operation = protocol.find_operation(command)
        serialized = protocol.serialize_unchecked(operation, params)
        body = await self._session.run(
            calls.call(self._session.context, operation, serialized)
        )
        return protocol.parse_plain(operation, body)

    async def close(self) -> None:
        """End the session, if there is one, and close every connection.

        Closing a client that ``with_options`` derived leaves the others open.
        """
        await self._session.close()

    async def __aenter__(self: C) -> C:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

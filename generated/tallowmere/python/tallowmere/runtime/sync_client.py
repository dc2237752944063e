"""The base of the sync client."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar, cast

from . import calls
from .base_errors import Error
from .client_base import ClientBase, SessionBase
from .flow import Context, Flow, Pause
from .protocol import interface as protocol
from .protocol.interface import Settings
from .sync_transport import Transport

T = TypeVar("T")
C = TypeVar("C", bound="BaseClient")


class Session(SessionBase[Transport]):
    """What groups and lists know of a client: it performs the steps of flows."""

    def close(self) -> None:
        """End the session on the server and close the connections, if they are its own."""
        if not (self._is_closed or self._is_derived or self.transport.is_closed):
            self.run(calls.close(self.context))
            self.transport.close()
        self._is_closed = True

    def run(self, flow: Flow[T], sleep: Callable[[float], object] | None = None) -> T:
        """Perform the steps of a flow, one after the other."""
        self._require_open()
        try:
            step = next(flow)
            while True:
                if isinstance(step, Pause):
                    (sleep or time.sleep)(step.seconds)
                    step = flow.send(None)
                    continue
                try:
                    response = self.transport.send(step)
                except Error as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(response)
        except StopIteration as end:
            return cast("T", end.value)
        finally:
            flow.close()


class BaseClient(ClientBase[Session]):
    """A pool of connections to one endpoint. Threads may share it.

    Its arguments are those of ``Settings``.
    """

    def _open(self, context: Context, settings: Settings) -> Session:
        return Session(context, Transport(settings))

    def call(self, command: str, /, **params: Any) -> dict[str, Any]:
        """Call a command by its name, documented or not.

        Arguments are only checked for what cannot be sent. The response is returned as
        it is, without its wrapping.
        """
        operation = protocol.find_operation(command)
        serialized = protocol.serialize_unchecked(operation, params)
        body = self._session.run(
            calls.call(self._session.context, operation, serialized)
        )
        return protocol.parse_plain(operation, body)

    def close(self) -> None:
        """End the session, if there is one, and close every connection.

        Closing a client that ``with_options`` derived leaves the others open.
        """
        self._session.close()

    def __enter__(self: C) -> C:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

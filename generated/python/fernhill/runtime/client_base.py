"""What the sync and the async client have in common."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, ClassVar, Generic, Self, TypeVar, Unpack

from . import calls
from .base_errors import ConfigurationError
from .flow import Context
from .protocol.interface import Settings
from .recording import Exchange
from .settings import CallOptions

TransportT = TypeVar("TransportT")


class SessionBase(Generic[TransportT]):
    """What groups and lists know of a client. It is closed once."""

    def __init__(
        self, context: Context, transport: TransportT, *, is_derived: bool = False
    ) -> None:
        self.context = context
        self.transport = transport
        self._is_derived = is_derived
        self._is_closed = False

    def with_changes(self, changes: CallOptions) -> Self:
        """Other options over the same connections, which closing it leaves open."""
        context = self.context.with_changes(changes)
        return type(self)(context, self.transport, is_derived=True)

    def _require_open(self) -> None:
        if self._is_closed:
            raise ConfigurationError("the client is closed")


SessionT = TypeVar("SessionT", bound=SessionBase[Any])
# Some editors (Jedi) do not know typing.Self.
C = TypeVar("C", bound="ClientBase[Any]")


class ClientBase(Generic[SessionT]):
    """A client of either kind. Its arguments are those of ``Settings``."""

    spec_version: ClassVar[str] = ""
    """Identifies the version of the docs that the client was generated from."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        valid = calls.validated(settings)
        self._session = self._open(calls.context_from(valid), valid)

    def _open(self, context: Context, settings: Settings) -> SessionT:
        """The session over connections of its own."""
        raise NotImplementedError

    @classmethod
    def from_config(
        cls: type[C], profile: str | None = None, **settings: Unpack[Settings]
    ) -> C:
        """A client configured by the environment and by configuration files.

        Settings that are given here come first, then those of the environment, then
        those of the files; the package's README names both. ``profile`` is a section
        of the files.
        """
        from .protocol.config import load_settings

        return cls(**load_settings(profile, settings))

    def with_options(self: C, **options: Unpack[CallOptions]) -> C:
        """The same client with other options; it shares the connections."""
        other = object.__new__(type(self))
        other._session = self._session.with_changes(options)
        return other

    def record_responses(self) -> AbstractContextManager[list[Exchange]]:
        """Record what this thread or task sends and receives in a ``with`` block.

        Each exchange has the ``request``, without secrets, and the ``response`` with
        status, headers, body and request id::

            with client.record_responses() as exchanges:
                ...
            exchanges[-1].response.request_id
        """
        return self._session.context.client.recorder.record()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._session.context.client.endpoint!r})"

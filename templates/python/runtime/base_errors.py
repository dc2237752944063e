"""The base of all errors, and those that do not depend on how the API reports its own.

No message and no attribute ever contains a secret key, a password or a session key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .http import HttpResponse


class Error(Exception):
    """Base of every exception of this package.

    ``command`` is the command's name, ``response`` what the server sent, without
    secrets, if it sent anything.
    """

    response: HttpResponse | None = None

    def __init__(self, message: str, *, command: str | None = None) -> None:
        super().__init__(message)
        self.command = command

    @property
    def is_transient(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return False


class ConfigurationError(Error, ValueError):
    """The client's settings are invalid, or it is closed; nothing was sent."""


class ArgumentError(Error, ValueError):
    """Arguments cannot be sent; nothing was sent. ``parameters`` are their names."""

    def __init__(
        self,
        message: str,
        *,
        command: str | None = None,
        parameters: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, command=command)
        self.parameters = parameters

    @property
    def parameter(self) -> str | None:
        """The first of the names."""
        return self.parameters[0] if self.parameters else None


class TransportError(Error):
    """No response of the API arrived. A command that changes something may have run."""

    def __init__(
        self,
        message: str,
        *,
        command: str | None = None,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, command=command)
        self.status = status
        self.retry_after = retry_after


class ConnectionFailed(TransportError, ConnectionError):
    """The server cannot be reached, or closed the connection."""

    @property
    def is_transient(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return True


class Unreachable(ConnectionFailed):
    """There is no connection to the server: nothing was sent."""


class TimedOut(TransportError, TimeoutError):
    """The server took longer than allowed."""

    @property
    def is_transient(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return True


class TlsError(TransportError):
    """The server's certificate is not trusted, or encryption could not be negotiated."""


class Redirected(TransportError):
    """The server redirects to another URL. It is not followed: credentials would leak."""


class NotJson(TransportError):
    """Something other than the API responded: a proxy's error page, for example."""


class UnexpectedResponse(Error):
    """The API's response has a shape that cannot be read. ``body`` is the response."""

    def __init__(
        self,
        message: str,
        *,
        command: str | None = None,
        body: bytes = b"",
    ) -> None:
        super().__init__(message, command=command)
        self.body = body


class WaitTimedOut(Error, TimeoutError):
    """An object did not get into the wanted state in time. ``last`` is how it was last."""

    def __init__(
        self, message: str, *, command: str | None = None, last: object = None
    ) -> None:
        super().__init__(message, command=command)
        self.last = last


class ResultCountError(Error, LookupError):
    """Exactly one object was asked for, and there was another number of them."""


class NoResultFound(ResultCountError):
    """Exactly one object was asked for; there was none."""


class MultipleResultsFound(ResultCountError):
    """Exactly one object was asked for; there was more than one."""


class InsecureWarning(UserWarning):
    """The client was told to trust any server."""

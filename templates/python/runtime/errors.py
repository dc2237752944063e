"""What can go wrong, as a tree of exceptions: one ``except`` for all of it, or for exactly one kind.

No message and no attribute ever holds a secret key, a password or a session key.
"""

from __future__ import annotations

from typing import ClassVar


class Error(Exception):
    """Base of everything that this package raises. ``command`` is the command's name."""

    def __init__(self, message: str, *, command: str | None = None) -> None:
        super().__init__(message)
        self.command = command


class ConfigurationError(Error, ValueError):
    """The client cannot work as it is set up, or is closed; nothing was sent."""


class ArgumentError(Error, ValueError):
    """An argument cannot be sent; nothing was. ``parameter`` is its name."""

    def __init__(
        self,
        message: str,
        *,
        command: str | None = None,
        parameter: str | None = None,
    ) -> None:
        super().__init__(message, command=command)
        self.parameter = parameter


class TransportError(Error):
    """No answer of the API arrived. A command that changes something may have been run."""

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
    """The server cannot be reached, or hung up."""


class TimedOut(TransportError, TimeoutError):
    """The server took longer than allowed."""


class TlsError(TransportError):
    """The server's certificate is not trusted, or encryption could not be agreed on."""


class Redirected(TransportError):
    """The server points elsewhere. It is not followed: credentials stay where they belong."""


class NotJson(TransportError):
    """Something answered, but not the API: a proxy's error page, for one."""


class UnexpectedAnswer(Error):
    """The API answered in a shape that cannot be read. ``body`` is the answer."""

    def __init__(
        self,
        message: str,
        *,
        command: str | None = None,
        body: bytes = b"",
    ) -> None:
        super().__init__(message, command=command)
        self.body = body


class ApiError(Error):
    """The API refused the command, or failed at it.

    ``status`` is the HTTP status, ``errorcode`` and ``cserrorcode`` are the server's
    codes, ``text`` its words, ``uuids`` the objects it names, ``request_id`` what
    tells the request apart in the server's logs, where it was given.
    """

    def __init__(
        self,
        message: str,
        *,
        command: str | None = None,
        status: int | None = None,
        errorcode: int | None = None,
        cserrorcode: int | None = None,
        text: str = "",
        uuids: tuple[str, ...] = (),
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, command=command)
        self.status = status
        self.errorcode = errorcode
        self.cserrorcode = cserrorcode
        self.text = text
        self.uuids = uuids
        self.request_id = request_id
        self.retry_after = retry_after


class AuthenticationError(ApiError):
    """401: the keys, the signature or the session are not accepted."""


class TwoFactorRequired(AuthenticationError):
    """411: the account asks for a second factor."""


class PermissionDenied(ApiError):
    """403, 531: the account may not do this."""


class MethodNotAllowed(ApiError):
    """405: the server wants another HTTP method."""


class RateLimited(ApiError):
    """429: too many requests."""


class InvalidParameter(ApiError):
    """430, 431: a parameter is missing, malformed or wrong."""


class NotFound(InvalidParameter):
    """404, or 431 for an id that the server does not know."""


class UnsupportedCommand(ApiError):
    """432: the server does not have the command, or not for this account."""


class ServerError(ApiError):
    """500, 530: the server failed."""


class Unavailable(ServerError):
    """502, 503, 504, 534: the server or the resource is out of service for now."""


class LimitExceeded(ApiError):
    """532: the account's limit of resources is reached."""


class InsufficientCapacity(ApiError):
    """533: the cloud has no room left."""


class AllocationFailed(ApiError):
    """535: the resource could not be allocated."""


class InUse(ApiError):
    """536: the resource is used by something else."""


class RuleConflict(ApiError):
    """537: the network rule contradicts another one."""


class JobFailed(ApiError):
    """An asynchronous job failed. It is also of the kind that its code stands for."""

    job_id: str | None = None
    kind: ClassVar[type[ApiError]] = ApiError

    def __reduce__(self) -> tuple[object, ...]:
        return _failed_again, (self.kind, self.args[0], self.__dict__)


class JobTimedOut(Error, TimeoutError):
    """A job was not done in time. It goes on at the server; ``job_id`` finds it again."""

    job_id: str | None = None


class WaitCancelled(Error):
    """Waiting for a job was called off. The job goes on at the server."""

    job_id: str | None = None


class NotOne(Error, LookupError):
    """Exactly one object was asked for; there was none, or more than one."""


class InsecureWarning(UserWarning):
    """The client was told to trust any server."""


_KINDS: dict[int, type[ApiError]] = {
    401: AuthenticationError,
    403: PermissionDenied,
    404: NotFound,
    405: MethodNotAllowed,
    411: TwoFactorRequired,
    429: RateLimited,
    430: InvalidParameter,
    431: InvalidParameter,
    432: UnsupportedCommand,
    500: ServerError,
    502: Unavailable,
    503: Unavailable,
    504: Unavailable,
    530: ServerError,
    531: PermissionDenied,
    532: LimitExceeded,
    533: InsufficientCapacity,
    534: Unavailable,
    535: AllocationFailed,
    536: InUse,
    537: RuleConflict,
}
_failures: dict[type[ApiError], type[JobFailed]] = {}


def kind_of(errorcode: int | None, text: str = "") -> type[ApiError]:
    """The class for a code of the server."""
    # The server has no code for an unknown id, only this one sentence.
    if errorcode == 431 and "entity does not exist" in text:
        return NotFound
    return _KINDS.get(errorcode or 0, ApiError)


def failure_of(kind: type[ApiError]) -> type[JobFailed]:
    """The class for a job that failed with an error of ``kind``: both of them."""
    if kind is ApiError:
        return JobFailed
    if kind not in _failures:
        name = f"JobFailed{kind.__name__}"
        _failures[kind] = type(name, (JobFailed, kind), {"kind": kind})
    return _failures[kind]


def _failed_again(
    kind: type[ApiError], message: str, state: dict[str, object]
) -> JobFailed:
    """A failure as it was before pickling: its class is made when needed."""
    again = failure_of(kind)(message)
    again.__dict__.update(state)
    return again

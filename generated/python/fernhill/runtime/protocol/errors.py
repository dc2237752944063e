"""The errors that servers report, by their codes."""

from __future__ import annotations

from typing import ClassVar

from ..base_errors import Error

__all__ = [
    "AllocationFailed",
    "ApiError",
    "AuthenticationError",
    "InUse",
    "InsufficientCapacity",
    "InvalidParameter",
    "JobFailed",
    "JobTimedOut",
    "LimitExceeded",
    "MethodNotAllowed",
    "NotFound",
    "PermissionDenied",
    "RateLimited",
    "RuleConflict",
    "ServerError",
    "TwoFactorRequired",
    "Unavailable",
    "UnsupportedCommand",
    "WaitCancelled",
]


class ApiError(Error):
    """The API refused the command, or failed at it.

    ``status`` is the HTTP status, ``errorcode`` and ``cserrorcode`` are the server's
    codes, ``text`` is its message, ``uuids`` are the objects that it names, and
    ``request_id`` identifies the request in the server's logs, if the server sent one.
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

    @property
    def is_transient(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return True


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

    @property
    def is_transient(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return self.status in (502, 503, 504)


class LimitExceeded(ApiError):
    """532: the account's limit of resources is reached."""


class InsufficientCapacity(ApiError):
    """533: the cloud has no capacity left."""


class AllocationFailed(ApiError):
    """535: the resource could not be allocated."""


class InUse(ApiError):
    """536: the resource is used by something else."""


class RuleConflict(ApiError):
    """537: the network rule conflicts with another one."""


class JobFailed(ApiError):
    """An asynchronous job failed. It is also an instance of the class for its code.

    ``job_id`` identifies it, ``object_id`` the object that it worked on, if it is known.
    """

    job_id: str | None = None
    object_id: str | None = None
    kind: ClassVar[type[ApiError]] = ApiError

    def __reduce__(self) -> tuple[object, ...]:
        return _restore_failure, (self.kind, self.args[0], self.__dict__)


_CLASSES_BY_CODE: dict[int, type[ApiError]] = {
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
_job_error_classes: dict[type[ApiError], type[JobFailed]] = {}


def error_class(errorcode: int | None, text: str = "") -> type[ApiError]:
    """The class for a code of the server."""
    # The server has no code of its own for an unknown id, only this sentence.
    if errorcode == 431 and "entity does not exist" in text:
        return NotFound
    return _CLASSES_BY_CODE.get(errorcode or 0, ApiError)


def job_error_class(kind: type[ApiError]) -> type[JobFailed]:
    """The class for a job that failed with an error of ``kind``: a subclass of both."""
    if kind is ApiError:
        return JobFailed
    if kind not in _job_error_classes:
        name = f"JobFailed{kind.__name__}"
        _job_error_classes[kind] = type(name, (JobFailed, kind), {"kind": kind})
    return _job_error_classes[kind]


def _restore_failure(
    kind: type[ApiError], message: str, state: dict[str, object]
) -> JobFailed:
    """The error of a pickle. Its class may not exist yet in this process."""
    error = job_error_class(kind)(message)
    error.__dict__.update(state)
    return error


class JobTimedOut(Error, TimeoutError):
    """A job did not end in time. It continues on the server.

    ``job_id`` identifies it, ``object_id`` the object that it works on, if it is known.
    """

    job_id: str | None = None
    object_id: str | None = None


class WaitCancelled(Error):
    """Waiting for a job was cancelled. The job continues on the server.

    ``job_id`` identifies it, ``object_id`` the object that it works on, if it is known.
    """

    job_id: str | None = None
    object_id: str | None = None

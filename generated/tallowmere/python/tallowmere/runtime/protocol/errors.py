"""The errors that servers report, by their HTTP statuses."""

from __future__ import annotations

from typing import Any

from ..base_errors import Error

__all__ = [
    "ApiError",
    "AuthenticationError",
    "BadRequest",
    "Conflict",
    "Gone",
    "Invalid",
    "InvalidParameter",
    "MethodNotAllowed",
    "NotFound",
    "PermissionDenied",
    "RateLimited",
    "SaveFailed",
    "ServerError",
    "Unavailable",
    "UploadFailed",
]


class SaveFailed(Error):
    """The file for a response cannot be written."""


class UploadFailed(Error):
    """A file could not be read to its end while it was sent: the request is incomplete."""


class ApiError(Error):
    """The API refused the request, or failed at it.

    ``status`` is the HTTP status, ``data`` what the server sent about it if that is
    JSON, ``text`` its message, and ``request_id`` identifies the request in the
    server's logs, if the server sent one.
    """

    def __init__(
        self,
        message: str,
        *,
        command: str | None = None,
        status: int | None = None,
        text: str = "",
        data: Any = None,
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, command=command)
        self.status = status
        self.text = text
        self.data = data
        self.request_id = request_id
        self.retry_after = retry_after


class AuthenticationError(ApiError):
    """401: the credentials are missing or not accepted."""


class PermissionDenied(ApiError):
    """403: the credentials do not allow this."""


class NotFound(ApiError):
    """404: there is no such object."""


class MethodNotAllowed(ApiError):
    """405: the server wants another HTTP method."""


class Conflict(ApiError):
    """409: the state of the object does not allow this, or it exists already."""


class Gone(NotFound):
    """410: the object does not exist any more."""


class InvalidParameter(ApiError):
    """400, 422: the request is not as the server wants it."""


class BadRequest(InvalidParameter):
    """400: the request is malformed, or a parameter is."""


class Invalid(InvalidParameter):
    """422: the server understands the request, but not what it asks for."""


class RateLimited(ApiError):
    """429: too many requests."""

    @property
    def is_transient(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return True


class ServerError(ApiError):
    """5xx: the server failed."""


class Unavailable(ServerError):
    """502, 503, 504: the server is out of service for now."""

    @property
    def is_transient(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return True


_CLASSES_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequest,
    401: AuthenticationError,
    403: PermissionDenied,
    404: NotFound,
    405: MethodNotAllowed,
    409: Conflict,
    410: Gone,
    422: Invalid,
    429: RateLimited,
    502: Unavailable,
    503: Unavailable,
    504: Unavailable,
}


def error_class(status: int) -> type[ApiError]:
    """The class for a status."""
    default = ServerError if status >= 500 else ApiError
    return _CLASSES_BY_STATUS.get(status, default)

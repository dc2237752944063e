"""What can go wrong, as exceptions. None of them ever holds the secret."""


class CloudError(Exception):
    """Base of everything that this package raises on purpose."""


class ArgumentError(CloudError, ValueError):
    """An argument that no server would take; nothing was sent."""


class TransportError(CloudError):
    """No answer came: no connection, a time-out, a broken certificate."""


class AnswerError(CloudError):
    """An answer came that cannot be read."""


class ApiError(CloudError):
    """The server refused a command."""

    def __init__(
        self,
        command: str,
        status: int,
        errorcode: int,
        cserrorcode: int | None,
        errortext: str,
    ) -> None:
        super().__init__(f"{command}: {errorcode} {errortext}")
        self.command = command
        self.status = status
        self.errorcode = errorcode
        self.cserrorcode = cserrorcode
        self.errortext = errortext


class AuthenticationError(ApiError):
    """401: the key, the secret or the signature is wrong, or the request has expired."""


class RateLimitError(ApiError):
    """429: too many requests."""


class ParameterError(ApiError):
    """430 and 431: a parameter is malformed, missing or wrong."""


class UnsupportedError(ApiError):
    """405 and 432: the server does not know the command or its method."""


class PermissionDeniedError(ApiError):
    """531: the account may not do this."""


class LimitError(ApiError):
    """532 and 535: the account's or the resource's limit is reached."""


class CapacityError(ApiError):
    """533 and 534: the cloud has no room, or the resource is not available now."""


class ServerError(ApiError):
    """530 and other faults of the server."""


BY_CODE: dict[int, type[ApiError]] = {
    401: AuthenticationError,
    405: UnsupportedError,
    429: RateLimitError,
    430: ParameterError,
    431: ParameterError,
    432: UnsupportedError,
    500: ServerError,
    530: ServerError,
    531: PermissionDeniedError,
    532: LimitError,
    533: CapacityError,
    534: CapacityError,
    535: LimitError,
}
"""The class for an error code; others are plain ApiErrors."""

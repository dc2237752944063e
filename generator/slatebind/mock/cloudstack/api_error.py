"""Error responses with the codes and messages of the real server."""

_PARAMETER = 431
SERVER_API, INVALID_PARAMETER = 9999, 4350
"""``cserrorcode``: the server's own number for the kind of its exception."""


class ApiError(Exception):
    """An error of a request; ``code`` is both the HTTP status and the ``errorcode``."""

    def __init__(self, code: int, text: str, cserrorcode: int | None = SERVER_API) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.cserrorcode = cserrorcode

    @property
    def fields(self) -> dict[str, object]:
        """The inner object of the response, which is also the result of a failed job."""
        number = {} if self.cserrorcode is None else {"cserrorcode": self.cserrorcode}
        return {"uuidList": [], "errorcode": self.code, **number, "errortext": self.text}


def unauthorized() -> ApiError:
    """Wrong credentials or a wrong signature; the server does not say which."""
    return ApiError(401, "unable to verify user credentials and/or request signature", None)


def unknown_command(name: str) -> ApiError:
    """Unknown command."""
    return ApiError(
        432,
        f"The given command '{name}' either does not exist, is not available for user, "
        "or not available from ip address '127.0.0.1'.",
    )


def missing_parameter(command: str, name: str) -> ApiError:
    """A required parameter is missing."""
    return ApiError(_PARAMETER, f"Unable to execute API command {command.lower()} due to missing parameter {name}")


def invalid_value(command: str, name: str, value: str) -> ApiError:
    """A value that does not have the parameter's type."""
    return ApiError(
        _PARAMETER,
        f"Unable to execute API command {command.lower()} due to invalid value {value} for parameter {name}",
    )


def unknown_entity(command: str, name: str, value: str) -> ApiError:
    """An id that is malformed or does not exist: the server does not distinguish these."""
    return ApiError(
        _PARAMETER,
        f"Unable to execute API command {command.lower()} due to invalid value. Invalid parameter {name} "
        f"value={value} due to incorrect long value format, or entity does not exist or due to incorrect "
        "parameter annotation for the field in api cmd class.",
    )


def parameter_error(text: str) -> ApiError:
    """Any other error of a parameter."""
    return ApiError(_PARAMETER, text, INVALID_PARAMETER)


def malformed_request(text: str) -> ApiError:
    """A request that cannot be parsed."""
    return ApiError(430, text)

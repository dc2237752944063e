"""What a server says when it does not do what it is asked. Knows codes and words, not when they apply."""

_PARAMETER = 431
SERVER_API, INVALID_PARAMETER = 9999, 4350
"""``cserrorcode``: the server's own number for the kind of its exception."""


class RefusedError(Exception):
    """A refusal; ``code`` is both the HTTP status and the ``errorcode``."""

    def __init__(self, code: int, text: str, cserrorcode: int | None = SERVER_API) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.cserrorcode = cserrorcode

    @property
    def fields(self) -> dict[str, object]:
        """The answer's inner object, also what a failed job leaves behind."""
        number = {} if self.cserrorcode is None else {"cserrorcode": self.cserrorcode}
        return {"uuidList": [], "errorcode": self.code, **number, "errortext": self.text}


def unverified() -> RefusedError:
    """Nobody that is known asks; which part is wrong is not told."""
    return RefusedError(401, "unable to verify user credentials and/or request signature", None)


def unknown_command(name: str) -> RefusedError:
    """There is no such command."""
    return RefusedError(
        432,
        f"The given command '{name}' either does not exist, is not available for user, "
        "or not available from ip address '127.0.0.1'.",
    )


def missing(command: str, name: str) -> RefusedError:
    """A required parameter was not given."""
    return RefusedError(_PARAMETER, f"Unable to execute API command {command.lower()} due to missing parameter {name}")


def invalid(command: str, name: str, value: str) -> RefusedError:
    """A value that is none of the parameter's type."""
    return RefusedError(
        _PARAMETER,
        f"Unable to execute API command {command.lower()} due to invalid value {value} for parameter {name}",
    )


def no_entity(command: str, name: str, value: str) -> RefusedError:
    """An id that is malformed, or of nothing: the server does not tell these apart."""
    return RefusedError(
        _PARAMETER,
        f"Unable to execute API command {command.lower()} due to invalid value. Invalid parameter {name} "
        f"value={value} due to incorrect long value format, or entity does not exist or due to incorrect "
        "parameter annotation for the field in api cmd class.",
    )


def parameter(text: str) -> RefusedError:
    """Another complaint about a parameter."""
    return RefusedError(_PARAMETER, text, INVALID_PARAMETER)


def malformed(text: str) -> RefusedError:
    """A request that cannot be taken apart."""
    return RefusedError(430, text)

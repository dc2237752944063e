"""The emitted Python client as the vectors need it: called by the names on the wire, with errors by their kinds."""

import asyncio
import inspect
from collections.abc import Sequence
from types import ModuleType
from typing import Any, Protocol

from slatebind.casing import split
from wire.judging import Vector, check_value

RUNTIMES = ("python", "python async")
"""The clients of a generated package, as known_failures.yaml names them."""
ERRORS = {
    "argument": "ArgumentError",
    "configuration": "ConfigurationError",
    "connection": "ConnectionFailed",
    "redirect": "Redirected",
    "not-json": "NotJson",
    "unexpected": "UnexpectedResponse",
    "not-one": "ResultCountError",
    "api": "ApiError",
    "authentication": "AuthenticationError",
    "two-factor": "TwoFactorRequired",
    "permission": "PermissionDenied",
    "method": "MethodNotAllowed",
    "rate-limit": "RateLimited",
    "parameter": "InvalidParameter",
    "not-found": "NotFound",
    "unsupported-command": "UnsupportedCommand",
    "server": "ServerError",
    "unavailable": "Unavailable",
    "limit": "LimitExceeded",
    "capacity": "InsufficientCapacity",
    "allocation": "AllocationFailed",
    "in-use": "InUse",
    "conflict": "RuleConflict",
}


class Outcome:
    """What a call gave, or the error that it raised; the job that it started, if it did; pauses that no test sees."""

    value: Any = None
    error: Exception | None = None
    job: Any = None
    waits: Sequence[float] = ()


class Runtime:
    """One of the two clients of a generated package."""

    def __init__(self, package: ModuleType, kind: str) -> None:
        self._package = package
        self.kind = kind

    def call(
        self, command: str, given: dict[str, Any], settings: dict[str, Any], *, take: Any = "all", profile: Any = False
    ) -> Outcome:
        """Call a command; ``take`` is what is asked of a list. With a ``profile``, None too, settings are looked up."""
        return asyncio.run(self._called(command, given, settings, take, profile))

    async def _called(
        self, command: str, given: dict[str, Any], settings: dict[str, Any], take: Any, profile: Any
    ) -> Outcome:
        outcome = Outcome()
        client: Any = None
        try:
            made = self._package.Client if self.kind == "python" else self._package.AsyncClient
            client = made(**settings) if profile is False else made.from_config(profile, **settings)
            found = await _awaited(getattr(client.thing, "_".join(split(command)).lower())(**given))
            if hasattr(found, "result"):
                outcome.job = found
                found = await _awaited(found.result())
            elif hasattr(found, "all"):
                name, *more = take if isinstance(take, list) else [take]
                found = await _awaited(getattr(found, name)(*more))
            outcome.value = found
        except self._package.errors.Error as problem:
            outcome.error = problem
        finally:
            if client is not None:
                await _awaited(client.close())
        return outcome

    def by_name(self, command: str, given: dict[str, Any], settings: dict[str, Any]) -> None:
        """Call a command by its name, with parameters that the docs do not know."""

        async def called() -> None:
            made = self._package.Client if self.kind == "python" else self._package.AsyncClient
            client = made(**settings)
            await _awaited(client.call(command, **given))
            await _awaited(client.close())

        asyncio.run(called())

    def check_value(self, found: Any, expected: Any) -> None:
        """A value is as expected, and of the same type."""
        check_value(found, expected)

    def kind_of(self, problem: Exception) -> str:
        """The kind of an error: the most special one that it belongs to."""
        kinds = {kind: getattr(self._package.errors, name) for kind, name in ERRORS.items()}
        matching = [kind for kind, found in kinds.items() if isinstance(problem, found)]
        return max(matching, key=lambda kind: len(kinds[kind].__mro__), default=type(problem).__name__)


async def _awaited(found: Any) -> Any:
    return await found if inspect.iscoroutine(found) else found


class AnyRuntime(Protocol):
    """A client of any language; its methods are those of ``Runtime``."""

    kind: str

    def call(
        self, command: str, given: dict[str, Any], settings: dict[str, Any], *, take: Any = "all", profile: Any = False
    ) -> Outcome:
        """Call a command."""
        ...

    def by_name(self, command: str, given: dict[str, Any], settings: dict[str, Any]) -> None:
        """Call a command by its name."""
        ...

    def kind_of(self, problem: Exception) -> str:
        """The kind of an error."""
        ...

    def check_value(self, found: Any, expected: Any) -> None:
        """A value is as expected."""
        ...


def check(outcome: Outcome, vector: Vector, runtime: AnyRuntime, value: Any) -> None:
    """What a call gave is what the vector says; ``value`` is its ``gives`` in Python."""
    if "error" in vector:
        assert outcome.error is not None, f"no error, but {outcome.value!r}"
        assert runtime.kind_of(outcome.error) == vector["error"], repr(outcome.error)
        return
    if outcome.error is not None:
        raise outcome.error
    runtime.check_value(outcome.value, value)

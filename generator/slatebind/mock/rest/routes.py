"""Which command a request calls: by its method, its path, and constants in its query."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

import msgspec

from slatebind.mock.http_messages import Request
from slatebind.mock.rest.http_error import HttpError
from slatebind.mock.service import path_of_endpoint
from slatebind.protocols import protocol_named
from slatebind.spec.addresses import fixed_params
from slatebind.spec.model import Command, Spec

_PROTOCOL = protocol_named("rest")
_VARIABLE = re.compile(r"\{([^{}]*)\}")


class Match(msgspec.Struct, frozen=True):
    """A command that a request may call, with the values of the variables of its path.

    ``constants`` are how many of those of its query were sent, and how many were not: commands can differ by the value
    of one parameter alone.
    """

    command: Command
    variables: Mapping[str, str]
    constants: tuple[int, int]


class _Route(msgspec.Struct, frozen=True):
    command: Command
    method: str
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    constants: frozenset[tuple[str, str]]


class Routes:
    """The paths of all commands, those with fixed segments before those with variables."""

    def __init__(self, spec: Spec) -> None:
        base = path_of_endpoint(spec.api.endpoint)
        located = [(path, command) for command in spec.commands for path in _paths(command, base)]
        ordered = sorted(located, key=lambda entry: ["{" in segment for segment in entry[0].split("/")])
        self._routes = [_route(path, command) for path, command in ordered]

    def matches(self, request: Request) -> list[Match]:
        """The commands of a request; raises an HttpError if there is none for its path or its method."""
        path = request.raw_path.partition("?")[0].rstrip("/")
        found = list(self._at(path))
        method = "GET" if request.method == "HEAD" else request.method
        matches = [(route, match) for route, match in found if route.method == method]
        if not matches:
            raise _no_route(request, sorted({route.method for route, _ in found}))
        sent = set(request.query)
        return [_match(route, match, sent) for route, match in matches]

    def has_fixed(self, path: str) -> bool:
        """Whether there is a command with this path, and not with a variable in place of a part of it."""
        return any(route.pattern.fullmatch(path) and not route.names for route in self._routes)

    def _at(self, path: str) -> Iterator[tuple[_Route, re.Match[str]]]:
        """The routes with a path. A path of fixed segments is none of a route with variables."""
        first: str | None = None
        for route in self._routes:
            if (match := route.pattern.fullmatch(path)) and first in (None, route.pattern.pattern):
                first = route.pattern.pattern
                yield route, match


def _paths(command: Command, base: str) -> Iterator[str]:
    path = "/" + (command.path or "").strip("/")
    yield f"{base}{path}".rstrip("/")
    if command.server and (other := path_of_endpoint(command.server)) != base:
        yield f"{other}{path}".rstrip("/")


def _route(path: str, command: Command) -> _Route:
    parts = _VARIABLE.split(path)
    pattern = "".join("([^/]+)" if number % 2 else re.escape(_encoded(part)) for number, part in enumerate(parts))
    constants = frozenset(fixed_params(command).items())
    return _Route(command, _PROTOCOL.method(command), re.compile(pattern), tuple(parts[1::2]), constants)


def _encoded(text: str) -> str:
    """A part of a path as it travels; what is encoded already stays as it is."""
    return quote(text, safe="/%:@!$&'()*+,;=~")


def _match(route: _Route, match: re.Match[str], sent: set[tuple[str, str]]) -> Match:
    values = (unquote(value) for value in match.groups())
    constants = len(route.constants & sent), len(route.constants - sent)
    return Match(route.command, dict(zip(route.names, values, strict=True)), constants)


def _no_route(request: Request, allowed: list[str]) -> HttpError:
    if allowed:
        text = f"{request.method} is not allowed for {request.path}: use {' or '.join(allowed)}"
        return HttpError(405, text, {"Allow": ", ".join(allowed)})
    return HttpError(404, f"there is no {request.path}")

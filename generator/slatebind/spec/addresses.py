"""What commands and parameters are called where people name them: in overlays, ignore files and configurations.

A command has its name; one with a path can also be named by its request, ``GET /trees/{id}``, whatever its variables
are called. A parameter has its name; a further one of the same name, which is sent elsewhere, is ``id:body``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple, get_args

from slatebind.spec.model import Command, Location, Method, Param

_UNKNOWN_PLACE = "other"
"""Stands for the place of a parameter that has none."""
_REQUEST = re.compile(rf"(?P<method>{'|'.join(get_args(Method))}|\*)\s+(?P<url>[^\s?]+)(?:\?(?P<query>\S*))?", re.I)
_SERVER = re.compile(r"[a-z][\w+.-]*://[^/]*", re.I)
_VARIABLE = re.compile(r"\{\{[^{}/]*\}\}|\{[^{}/]*\}|<[^<>/]*>|(?<=/):\w[\w-]*")


class Request(NamedTuple):
    """The request of a command, or a pattern of requests, with ``*`` for any text.

    In ``path`` each variable is ``{}``. ``query`` are the ``name=value`` that tell commands of the same path apart.
    """

    method: str
    path: str
    query: frozenset[str] = frozenset()

    def covers(self, other: "Request") -> bool:
        """Whether this is a pattern for another request, or the same one; a path alone is that of any query."""
        return (
            self.method in ("*", other.method)
            and (self.path == other.path or is_like(other.path, self.path))
            and self.query <= other.query
        )

    def __str__(self) -> str:
        return f"{self.method} {self.path}" + (f"?{'&'.join(sorted(self.query))}" if self.query else "")


def is_like(text: str, pattern: str) -> bool:
    """Whether a text matches a pattern in which only ``*`` has a meaning."""
    return fnmatchcase(text, re.sub(r"[\[?]", r"[\g<0>]", pattern))


def parse_request(text: str) -> Request | None:
    """The request in a text such as ``GET /trees/:id``; None if the text is a name."""
    match = _REQUEST.fullmatch(text.strip())
    if match is None or not ("/" in match["url"] or match["url"].startswith("*")):
        return None
    path = _SERVER.sub("", match["url"], count=1)
    path = normal_variables(path if path.startswith(("/", "*")) else f"/{path}")
    return Request(match["method"].upper(), path.rstrip("/") or "/", frozenset(filter(None, _query(match["query"]))))


def _query(text: str | None) -> list[str]:
    return (text or "").split("&")


def path_variables(path: str) -> list[str]:
    """The names of the variables in the path of a command."""
    return re.findall(r"\{([^{}]*)\}", path)


def normal_variables(text: str) -> str:
    """A text with each variable of a path as ``{}``."""
    return _VARIABLE.sub("{}", text)


def request_of(command: Command) -> Request | None:
    """The request of a command, with the parameters of the query that have a single value; None if it has no path."""
    if command.path is None:
        return None
    query = frozenset(f"{name}={value}" for name, value in fixed_params(command).items())
    return Request(command.method or "GET", normal_variables(command.path).rstrip("/") or "/", query)


def fixed_params(command: Command) -> dict[str, str]:
    """The parameters of the query that have a single value, which tell it apart from others of the same path."""
    single = (param for param in command.params if param.location == "query" and len(param.values) == 1)
    return {param.name: param.values[0] for param in single}


class CommandRequests:
    """The names of commands by their requests."""

    def __init__(self, commands: Iterable[Command]) -> None:
        self._by_path: dict[tuple[str, str], list[tuple[Request, str]]] = defaultdict(list)
        self.texts: set[str] = set()
        for command in commands:
            if request := request_of(command):
                self._by_path[request.method, request.path].append((request, command.name))
                self.texts.add(str(request._replace(path=command.path or "")))

    def names(self, text: str) -> tuple[str, ...]:
        """The names of the commands of a request, or of a pattern of requests; none if the text is neither."""
        wanted = parse_request(text)
        if wanted is None:
            return ()
        if "*" in wanted.method + wanted.path:
            candidates = [named for of_path in self._by_path.values() for named in of_path]
        else:
            candidates = self._by_path.get((wanted.method, wanted.path), [])
        return tuple(name for request, name in candidates if wanted.covers(request))


def param_addresses(params: Sequence[Param]) -> tuple[str, ...]:
    """The address of each parameter: its name, or ``name:place`` for a further one of the same name."""
    return placed_addresses([(param.name, param.location) for param in params])


def placed_addresses(params: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    """The addresses of parameters by their names and places."""
    names = {name for name, _ in params}
    addresses: dict[str, None] = {}
    for name, place in params:
        address = name
        if address in addresses:
            address = with_place(name, place)
            while address in addresses or address in names:
                address += ":"
        addresses[address] = None
    return tuple(addresses)


def row_addresses(rows: Sequence[Any]) -> tuple[str, ...]:
    """The addresses of parameters, or the names of fields, which are unique."""
    return param_addresses(rows) if rows and isinstance(rows[0], Param) else tuple(row.name for row in rows)


def with_place(name: str, place: str | None) -> str:
    """The address of a parameter that states its place: ``id:body``."""
    return f"{name}:{place or _UNKNOWN_PLACE}"


def split_place(address: str) -> tuple[str, str | None] | None:
    """The name and the place in an address that states a place; None if it states none."""
    name, _, place = address.rpartition(":")
    if not name or place not in (*get_args(Location), _UNKNOWN_PLACE):
        return None
    return name, None if place == _UNKNOWN_PLACE else place

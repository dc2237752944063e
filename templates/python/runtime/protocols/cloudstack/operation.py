"""What the docs say about a command: plain data, the same for every kind of client."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..base_errors import ArgumentError

Shape = Literal["list", "object", "success", "none"]
Encoding = Literal["pairs", "indexed", "zero", "records"]
PAGE, PAGE_SIZE = "page", "pagesize"
PAGING = frozenset((PAGE, PAGE_SIZE))
"""Parameters that the client itself sends with commands that respond page by page."""


class Param(NamedTuple):
    """A parameter: ``name`` in requests, ``id`` in Python, ``length`` in characters.

    ``encoding`` and ``pair`` say how a map is sent, ``values`` are the documented ones,
    ``doc`` is the description. ``excludes`` and ``requires`` name parameters that
    cannot be sent, or have to be sent, together with it.
    """

    name: str
    type: str = "string"
    id: str = ""
    required: bool = False
    length: int | None = None
    encoding: Encoding = "pairs"
    pair: tuple[str, str] = ("key", "value")
    values: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    doc: str = ""


class Response(NamedTuple):
    """How the response is wrapped. Without ``key`` it is read by its structure.

    ``single`` is an object that arrives in a list of one. ``model`` is the name of the
    model.
    """

    shape: Shape = "none"
    model: str = ""
    key: str = ""
    single: bool = False


class Operation(NamedTuple):
    """A command: how it is sent, and what it responds with. ``doc`` is the description."""

    name: str
    method: str = "POST"
    is_async: bool = False
    params: tuple[Param, ...] = ()
    response: Response = Response()
    doc: str = ""

    @property
    def is_safe(self) -> bool:
        """Whether it only reads, so that sending it twice does no harm."""
        return self.method == "GET"

    @property
    def has_pages(self) -> bool:
        """Whether it responds page by page."""
        return PAGING <= {param.name.lower() for param in self.params}


def find_operation(name: str) -> Operation:
    """The documented command of a name; for any other, what its name says."""
    from ..documented_operations import documented_operation

    if not str(name).isidentifier():
        raise ArgumentError(f"{name!r} cannot be the name of a command")
    if found := documented_operation(name):
        return found
    is_read_only = name.startswith(("get", "list", "query", "find"))
    shape: Shape = "list" if name.startswith("list") else "none"
    method = "GET" if is_read_only else "POST"
    return Operation(name, method, response=Response(shape))

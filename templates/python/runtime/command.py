"""What is known of a command: plain data, the same for every kind of client."""

from __future__ import annotations

from typing import Literal, NamedTuple

Shape = Literal["list", "object", "success", "none"]
Encoding = Literal["pairs", "indexed", "zero", "records"]
PAGING = frozenset(("page", "pagesize"))
"""Parameters that the client itself sends with commands that answer page by page."""


class Param(NamedTuple):
    """A parameter: ``name`` on the wire, ``id`` in Python, ``length`` in characters.

    ``encoding`` and ``pair`` say how a map travels, ``values`` are the known ones,
    ``doc`` is what the docs say. ``excludes`` and ``requires`` name parameters that
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
    """How the answer is wrapped. Without ``key`` it is read by its structure.

    ``single`` is an object that arrives in a list of one. ``model`` is the name of the
    model.
    """

    shape: Shape = "none"
    model: str = ""
    key: str = ""
    single: bool = False


class Command(NamedTuple):
    """A command as it travels. ``doc`` is what the docs say."""

    name: str
    method: str = "POST"
    is_async: bool = False
    params: tuple[Param, ...] = ()
    response: Response = Response()
    doc: str = ""

    @property
    def is_safe(self) -> bool:
        """Whether sending it twice does no harm: it only reads."""
        return self.method == "GET"

    @property
    def has_pages(self) -> bool:
        """Whether it answers page by page."""
        return PAGING <= {param.name.lower() for param in self.params}


def named(name: str) -> Command:
    """The command as the docs have it, else as its name suggests."""
    from importlib import import_module

    from ..facts.index import COMMANDS

    if name not in COMMANDS:
        reads = name.startswith(("get", "list", "query", "find"))
        return Command(name, "GET" if reads else "POST")
    group, constant, _ = COMMANDS[name]
    facts = __name__.removesuffix("runtime.command") + f"facts.{group}"
    found: Command = getattr(import_module(facts), constant)
    return found


QUERY_JOB = Command("queryAsyncJobResult", "GET", params=(Param("jobid", "uuid"),))
LOGIN = Command("login")
LOGOUT = Command("logout")

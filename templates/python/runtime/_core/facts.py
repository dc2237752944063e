"""What is known of a command: plain data, the same for every kind of client."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

T = TypeVar("T")

Shape = Literal["list", "object", "success", "none"]
Encoding = Literal["pairs", "indexed", "zero", "records"]

_SAFE = ("get", "list", "query", "find")


class Param(msgspec.Struct, frozen=True):
    """A parameter. ``id`` is its name in Python where that is another than ``name``."""

    name: str
    type: str = "string"
    required: bool = False
    length: int | None = None
    encoding: Encoding = "pairs"
    pair: tuple[str, str] = ("key", "value")
    values: tuple[str, ...] = ()
    id: str = ""
    doc: str = ""


class Response(msgspec.Struct, frozen=True):
    """An answer. ``model`` is ``module:Class`` below the package's models.

    ``single`` marks an object that arrives as a list of one.
    """

    shape: Shape = "none"
    model: str | None = None
    key: str | None = None
    single: bool = False


class Command(msgspec.Struct, Generic[T], frozen=True):
    """A command as it travels. ``T`` is what it answers, or the element of a list."""

    name: str
    method: Literal["GET", "POST"] = "POST"
    is_async: bool = False
    params: tuple[Param, ...] = ()
    response: Response = Response()

    @property
    def is_safe(self) -> bool:
        """Whether sending it twice does no harm."""
        return self.name.startswith(_SAFE)

    @property
    def has_pages(self) -> bool:
        """Whether it answers page by page."""
        return {"page", "pagesize"} <= {param.name.lower() for param in self.params}

"""One page of a list."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from .http import HttpResponse

T = TypeVar("T")


class Page(NamedTuple, Generic[T]):
    """A page's objects, the number of all objects as the server gives it, and the response."""

    items: list[T]
    total: int | None
    response: HttpResponse

"""Keeps the responses of a block of code, for those who need more than the parsed content."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from .http import HttpResponse, Request


class Exchange(NamedTuple):
    """A request, without its secrets, and its response as it was received."""

    request: Request
    response: HttpResponse


class Recorder:
    """Records the exchanges of one client. Each thread and each task has its own."""

    def add(self, request: Request, response: HttpResponse) -> None:
        """Keep an exchange, where they are being recorded."""
        for recorder, exchanges in _recordings.get():
            if recorder is self:
                exchanges.append(Exchange(request.redacted(), response))

    @contextmanager
    def record(self) -> Generator[list[Exchange]]:
        """The exchanges of the block, in order."""
        exchanges: list[Exchange] = []
        token = _recordings.set((*_recordings.get(), (self, exchanges)))
        try:
            yield exchanges
        finally:
            _recordings.reset(token)


_recordings: ContextVar[tuple[tuple[Recorder, list[Exchange]], ...]]
_recordings = ContextVar("recordings", default=())

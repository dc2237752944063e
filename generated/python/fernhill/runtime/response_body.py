"""Reading the body of a response: into memory up to a limit, or into a file as it arrives."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from .http import HttpResponse, Request, check_size


class ResponseBody:
    """The body of a response, of which ``write`` gets each part if there is one."""

    def __init__(
        self, command: str, write: Callable[[bytes], object] | None = None
    ) -> None:
        self._command = command
        self._write = write
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> None:
        """Take the next part; an UnexpectedResponse if memory would have to hold too many."""
        if self._write is not None:
            self._write(chunk)
            return
        self._chunks.append(chunk)
        self._size += len(chunk)
        check_size(self._size, self._command)

    def content(self) -> bytes:
        """All parts; nothing if they were written."""
        return b"".join(self._chunks)


@contextmanager
def receive_body(request: Request, status: int) -> Generator[ResponseBody]:
    """The body of a response to a request; that of an error is not written to a file."""
    if request.sink is None or not 200 <= status < 300:
        yield ResponseBody(request.command)
        return
    with request.sink.receive() as write:
        yield ResponseBody(request.command, write)


def received(request: Request, response: HttpResponse) -> HttpResponse:
    """A whole response, whose body is written where the request wants it."""
    if request.sink is None:
        return response
    with receive_body(request, response.status) as body:
        body.add(response.body)
    return response._replace(body=body.content())

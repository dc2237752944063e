"""Where responses go as they arrive: to a file, or to standard output if that is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from ...runtime.errors import SaveFailed
from ...runtime.http import Sink
from ...runtime.protocol.downloads import Download
from ...runtime.protocol.interface import Operation
from .. import messages
from ..options import RunOptions


def sink_for(operation: Operation, options: RunOptions) -> Sink | None:
    """What takes the body of a response part by part; None if all of it is needed to print it."""
    if options.own.save:
        return Download(options.own.save)
    is_content = bool(operation.response.content_type)
    return None if not is_content or messages.is_terminal(sys.stdout) else _Stdout()


class _Stdout:
    """Writes to standard output."""

    _has_written = False

    @contextmanager
    def receive(self) -> Generator[Callable[[bytes], object]]:
        """A function that writes the next part; once for each attempt."""
        if self._has_written:
            raise SaveFailed("a part of the response was printed; it cannot be undone")
        yield self._write

    def _write(self, chunk: bytes) -> None:
        self._has_written = True
        try:
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            message = f"the output cannot be written: {error.strerror}"
            raise SaveFailed(message) from None

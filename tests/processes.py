"""Child processes of tests: each ends with its test, and handles signals like a process started from a shell."""

import contextlib
import os
import select
import signal
import subprocess
import time
from types import TracebackType
from typing import Any
from weakref import WeakSet

_started: "WeakSet[Child]" = WeakSet()
TERMINAL_SECONDS = 60


class Child(subprocess.Popen[Any]):
    """A process that is killed when its ``with`` block fails, or at the latest when its test ends."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _started.add(self)

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is not None:
            self.kill()
        super().__exit__(kind, problem, traceback)


def kill_children() -> None:
    """Kill the children that are still running."""
    for child in tuple(_started):
        if child.poll() is None:
            child.kill()
            child.wait()
    _started.clear()


def answer_signals() -> None:
    """Let children be interrupted even if this process was started with SIGINT ignored.

    ``nohup``, ``trap '' INT`` and background jobs of a script ignore it, and children inherit that. A signal with a
    handler, however, is reset to its default in a child; so the handler here does nothing.
    """
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: None)


def read_terminal(terminal: int, end: bytes | None = None) -> bytes:
    """The output of a terminal, up to ``end``, or until the other side is closed.

    The system may deliver data late, so this waits for ``end`` until a deadline.
    """
    seen = b""
    deadline = time.monotonic() + TERMINAL_SECONDS
    # Linux reports a closed terminal as an error.
    with contextlib.suppress(OSError):
        while end is None or end not in seen:
            ready, _, _ = select.select([terminal], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise AssertionError(f"the terminal shows neither {end!r} nor its end after {seen!r}")
            chunk = os.read(terminal, 65536)
            if not chunk:
                break
            seen += chunk
    return seen

"""Work in a second process while this one goes on, where that can be had for next to nothing.

That is: on Linux, with a processor to spare, and while this process has one thread, since a fork copies no others.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Self

_PIECE = 1 << 20


class Beside:
    """Work that a second process is at."""

    def __init__(self, process: int, pipe: int) -> None:
        self._process = process
        self._pipe = pipe

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, if it is still at work: nobody will ask for what comes of it."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            os.close(self._pipe)
            self._reap()

    def result(self) -> bytes | None:
        """What came of the work, once it is done; None where it failed, for whatever reason. To be asked once."""
        data = b""
        while piece := os.read(self._pipe, _PIECE):
            data += piece
        os.close(self._pipe)
        return data if self._reap() == 0 else None

    def _reap(self) -> int:
        process, self._process = self._process, 0
        _, status = os.waitpid(process, 0)
        return status


def beside(work: Callable[[], bytes]) -> Beside | None:
    """Begin ``work`` in a second process; None where it is not to be had.

    Whatever ``work`` does to this process's memory is lost, and an exception means only that it failed.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2 or _has_threads():
        return None
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if process == 0:
        _work(work, writing)
    os.close(writing)
    return Beside(process, reading)


def _has_threads() -> bool:
    return len(os.listdir("/proc/self/task")) > 1  # noqa: PTH208 - those that libraries have started, too


def _work(work: Callable[[], bytes], pipe: int) -> None:
    """The second process's life: it leaves nothing behind, and says nothing but what it sends."""
    status = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        # Locks among them: they are the first process's, and must not outlive it.
        os.closerange(3, pipe)
        os.closerange(pipe + 1, os.sysconf("SC_OPEN_MAX"))
        with open(pipe, "wb") as writing:
            writing.write(work())
        status = 0
    finally:
        os._exit(status)

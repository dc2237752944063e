"""Work in a second process while this one goes on, where that can be had safely and for next to nothing."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

_ENDING = (signal.SIGINT, signal.SIGTERM)
_PIECE = 1 << 20
_PARENTS: list[int] = []
"""Of a second process, the one that began its work."""


class Beside:
    """Work that a second process is at."""

    def __init__(self, process: int, pipe: int) -> None:
        self._process = process
        self._pipe = pipe

    def result(self) -> bytes | None:
        """What came of the work, once it is done; None where it failed, for whatever reason. To be asked once."""
        data = bytearray()
        while piece := os.read(self._pipe, _PIECE):
            data += piece
        return bytes(data) if self._ended() == 0 else None

    def end(self) -> None:
        """End the process, whatever it is at, and forget it."""
        os.close(self._pipe)
        if self._process:
            os.kill(self._process, signal.SIGKILL)  # which is nothing to one that has ended
            self._ended()

    def _ended(self) -> int:
        process, self._process = self._process, 0
        return os.waitpid(process, 0)[1]


def can_fork() -> bool:
    """Whether a second process can be had safely, and has a core to run on.

    A copy of a process has its main thread alone, and would wait for ever for what another one had locked.
    """
    if sys.platform != "linux" or signal.getsignal(signal.SIGCHLD) != signal.SIG_DFL:
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1 and len(os.sched_getaffinity(0)) > 1  # noqa: PTH208
    except OSError:
        return False


def is_orphaned() -> bool:
    """Whether this is a second process, and nobody waits for it any more: long work asks now and then."""
    return bool(_PARENTS) and os.getppid() != _PARENTS[-1]


@contextmanager
def beside(work: Callable[[], bytes], keep: Sequence[int] = ()) -> Iterator[Beside | None]:
    """``work`` in a second process, which ends at the latest where this ends; None where there is none to be had.

    Whatever ``work`` does to this process's memory is lost, and an exception means only that it failed. Of the files
    that are open here it has those in ``keep``.
    """
    pipe = _pipe() if can_fork() else None
    if pipe is None:
        yield None
        return
    reading, writing = pipe
    # A signal that came just after the fork would leave the second process alone.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    parent = os.getpid()
    try:
        process = os.fork()
    except OSError:
        process = None
    if process == 0:
        _PARENTS.append(parent)
        _work(work, writing, keep, mask)
    os.close(writing)
    other = Beside(process or 0, reading)
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        yield other if process else None
    finally:
        other.end()


def _pipe() -> tuple[int, int] | None:
    try:
        return os.pipe()
    except OSError:
        return None


def _work(work: Callable[[], bytes], pipe: int, keep: Sequence[int], mask: set[int | signal.Signals]) -> None:
    """The second process's life: it leaves nothing behind, and says nothing but what it sends."""
    status: Literal[0, 1] = 1
    try:
        gc.disable()  # it would touch, and so copy, all that the processes share
        for number in _ENDING:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        # Locks among them: they are the first process's, and must not outlive it.
        below = 3
        for kept in sorted({pipe, *keep}):
            os.closerange(below, kept)
            below = kept + 1
        os.closerange(below, os.sysconf("SC_OPEN_MAX"))
        with open(pipe, "wb") as writing:
            writing.write(work())
        status = 0
    finally:
        os._exit(status)

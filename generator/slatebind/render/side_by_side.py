"""Work on many things, shared with a second process. Knows nothing of the work.

The result is that of doing one thing after the other, whatever becomes of the second process: what it does not hand in
is done here.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from typing import TypeVar

import msgspec

T = TypeVar("T")
R = TypeVar("R")
_ENDING = (signal.SIGINT, signal.SIGTERM)


def can_share() -> bool:
    """Whether a second process can be had safely, and has a core to run on.

    A copy of a process has its main thread alone, and would wait for ever for what another one had locked.
    """
    if sys.platform != "linux" or not hasattr(os, "eventfd") or signal.getsignal(signal.SIGCHLD) != signal.SIG_DFL:
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1 and len(os.sched_getaffinity(0)) > 1  # noqa: PTH208
    except OSError:
        return False


def share(work: Callable[[T], R], things: Sequence[T], kind: type[R]) -> list[R]:
    """What ``work`` makes of each thing, in their order: this process starts with the first, the other with the last.

    There is a ticket for each thing, which whoever takes up the next one draws; so they meet where they meet. ``kind``
    is what ``work`` makes, for msgspec, with which it is sent.
    """
    with ExitStack() as closing:
        try:
            tickets = os.eventfd(len(things), os.EFD_SEMAPHORE | os.EFD_NONBLOCK)
            closing.callback(os.close, tickets)
            desk = os.memfd_create("slatebind")
            closing.callback(os.close, desk)
        except OSError:
            return list(map(work, things))
        # A signal between the fork and the try would leave the helper alone.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        parent = os.getpid()
        helper = _forked(lambda: _help(work, _drawn(things[::-1], tickets, parent), desk, before))
        try:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            mine = list(map(work, _drawn(things, tickets)))
            if helper:
                os.waitid(os.P_PID, helper, os.WEXITED | os.WNOWAIT)
        finally:
            if helper:
                os.kill(helper, signal.SIGKILL)  # which is nothing to one that has ended
                os.waitpid(helper, 0)
        theirs: list[R] = []
        # Nothing, or a part, of one that was killed.
        with suppress(msgspec.DecodeError):
            theirs = msgspec.msgpack.decode(_contents(desk), type=list[kind])  # type: ignore[valid-type]
        return [*mine, *map(work, things[len(mine) : len(things) - len(theirs)]), *reversed(theirs)]


def _drawn(things: Sequence[T], tickets: int, parent: int | None = None) -> Iterator[T]:
    """The things, as long as there are tickets, and the parent lives."""
    for thing in things:
        try:
            os.eventfd_read(tickets)
        except BlockingIOError:
            return
        if parent not in {None, os.getppid()}:
            return
        yield thing


def _forked(help_out: Callable[[], None]) -> int | None:
    """The number of a process that does this and nothing else; None where the system refuses one."""
    try:
        process = os.fork()
    except OSError:
        return None
    if not process:
        try:
            help_out()
        finally:
            # Nothing of what the parent would do at its end, such as writing what waits to be printed.
            os._exit(0)
    return process


def _help(work: Callable[[T], R], things: Iterator[T], desk: int, mask: Iterable[int]) -> None:
    gc.disable()  # it would touch, and so copy, all that the processes share
    for number in _ENDING:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    done = msgspec.msgpack.encode(list(map(work, things)))
    with open(desk, "wb", closefd=False) as file:
        file.write(done)


def _contents(file: int) -> bytes:
    os.lseek(file, 0, os.SEEK_SET)
    with open(file, "rb", closefd=False) as handed_in:
        return handed_in.read()

"""Work on many things, shared with a second process. Knows nothing of the work.

The result is that of doing one thing after the other, whatever becomes of the second process: what it does not hand in
is done here.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from slatebind.beside import beside, can_fork, is_orphaned

T = TypeVar("T")
R = TypeVar("R")


def can_share() -> bool:
    """Whether a second process can be had, and tickets for it."""
    return hasattr(os, "eventfd") and can_fork()


def share(work: Callable[[T], R], things: Sequence[T], kind: type[R]) -> list[R]:
    """What ``work`` makes of each thing, in their order: this process starts with the first, the other with the last.

    There is a ticket for each thing, which whoever takes up the next one draws; so they meet where they meet. ``kind``
    is what ``work`` makes, for msgspec, with which it is sent.
    """
    try:
        tickets = os.eventfd(len(things), os.EFD_SEMAPHORE | os.EFD_NONBLOCK)
    except OSError:
        return list(map(work, things))

    def last_ones() -> bytes:
        return msgspec.msgpack.encode(list(map(work, _drawn(things[::-1], tickets))))

    try:
        with beside(last_ones, keep=[tickets]) as other:
            mine = list(map(work, _drawn(things, tickets)))
            sent = other.result() if other else None
    finally:
        os.close(tickets)
    theirs: list[R] = msgspec.msgpack.decode(sent, type=list[kind]) if sent else []  # type: ignore[valid-type]
    return [*mine, *map(work, things[len(mine) : len(things) - len(theirs)]), *reversed(theirs)]


def _drawn(things: Sequence[T], tickets: int) -> Iterator[T]:
    """The things, as long as there are tickets, and the parent lives."""
    for thing in things:
        try:
            os.eventfd_read(tickets)
        except BlockingIOError:
            return
        if is_orphaned():
            return
        yield thing

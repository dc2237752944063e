"""Waiting until an object is in a wanted state."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from .base_errors import WaitTimedOut
from .flow import Flow, Pause
from .polling import MAX_POLL, POLL_GROWTH
from .setting_kinds import WAIT_KINDS, validate

if TYPE_CHECKING:
    from .pages import ListRequest

T = TypeVar("T")


def wait_until(
    listing: ListRequest[T],
    condition: Callable[[T], bool],
    timeout: float | None,
    poll: float,
) -> Flow[T]:
    """Ask for the only object of a list, with growing pauses, until it meets a condition."""
    given = {"condition": condition, "timeout": timeout, "poll": poll}
    validate(given, WAIT_KINDS, "option")
    clock = listing.context.client.clock
    command = listing.operation.name
    began = clock()
    pause = poll
    while not condition(found := (yield from listing.only_item())):
        waited = clock() - began
        if timeout is not None and waited >= timeout:
            raise WaitTimedOut(
                f"{command}: the object is not as wanted after {waited:.3g} s: {found!r}",
                command=command,
                last=found,
            )
        yield Pause(pause if timeout is None else min(pause, timeout - waited))
        pause = min(pause * POLL_GROWTH, max(MAX_POLL, poll))
    return found

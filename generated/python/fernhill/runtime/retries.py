"""When to try again, and how long to wait before."""

from __future__ import annotations

import random
from typing import NamedTuple

from .errors import (
    ConnectionFailed,
    Error,
    RateLimited,
    TimedOut,
    Unavailable,
)

_FIRST = 0.2
_LONGEST = 20.0


class Budget:
    """What keeps many calls from retrying a struggling server to its knees.

    Each retry costs one, each success gives a fifth back; nothing left, no retry.
    Threads may share it: what they might miscount does no harm.
    """

    def __init__(self, most: float = 50.0) -> None:
        self._most = most
        self._left = most

    def spend(self) -> bool:
        """Whether there is a retry left; if so, it is taken."""
        if self._left < 1:
            return False
        self._left -= 1
        return True

    def refund(self) -> None:
        """A call went well."""
        self._left = min(self._most, self._left + 0.2)


class Attempt(NamedTuple):
    """How often a call was tried, and until when, on the monotonic clock, it may last."""

    number: int
    retries: int
    deadline: float


def pause_before_retry(
    problem: Error, attempt: Attempt, now: float, budget: Budget
) -> float | None:
    """The seconds to wait before a safe command is tried again, or None: give up."""
    if not is_passing(problem) or attempt.number > attempt.retries:
        return None
    asked = getattr(problem, "retry_after", None)
    ceiling = min(_LONGEST, _FIRST * 2**attempt.number)
    pause = max(asked or 0.0, random.uniform(ceiling / 2, ceiling))
    if now + pause >= attempt.deadline or not budget.spend():
        return None
    return pause


def is_passing(problem: Error) -> bool:
    """Whether it may go well the next time: no connection, 429, 502, 503, 504."""
    if isinstance(problem, Unavailable):
        return problem.status in (502, 503, 504)
    return isinstance(problem, ConnectionFailed | TimedOut | RateLimited)

"""When to retry, and how long to wait before."""

from __future__ import annotations

import random
from typing import NamedTuple

from .base_errors import Error

_FIRST_CEILING_SECONDS = 0.2
_MAX_CEILING_SECONDS = 20.0


class RetryBudget:
    """Limits the retries of all calls together, so that they do not overload a failing server.

    Each retry costs one, each success gives a fifth back; with nothing left, there is
    no retry. Threads may share it: a lost update does no harm.
    """

    def __init__(self, maximum: float = 50.0) -> None:
        self._maximum = maximum
        self._left = maximum

    def spend(self) -> bool:
        """Whether there is a retry left; if so, it is taken."""
        if self._left < 1:
            return False
        self._left -= 1
        return True

    def refund(self) -> None:
        """A call succeeded."""
        self._left = min(self._maximum, self._left + 0.2)


class Attempt(NamedTuple):
    """The number of an attempt, how many may be repeated, and the call's deadline on the monotonic clock."""

    number: int
    retries: int
    deadline: float


def pause_before_retry(
    error: Error, attempt: Attempt, now: float, budget: RetryBudget
) -> float | None:
    """The seconds to wait before a safe command is retried, or None: give up."""
    if not error.is_transient or attempt.number > attempt.retries:
        return None
    requested = getattr(error, "retry_after", None)
    ceiling = min(_MAX_CEILING_SECONDS, _FIRST_CEILING_SECONDS * 2**attempt.number)
    pause = max(requested or 0.0, random.uniform(ceiling / 2, ceiling))
    if now + pause >= attempt.deadline or not budget.spend():
        return None
    return pause

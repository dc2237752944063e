"""The time that one attempt of a sync call may take, whatever the server sends in it."""

from __future__ import annotations

import time
from contextvars import ContextVar


class Deadline:
    """A moment on the monotonic clock, and how long the parts of a request may take before it."""

    def __init__(
        self, seconds: float, connect_timeout: float, read_timeout: float
    ) -> None:
        self._at = time.monotonic() + seconds
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout

    def left(self) -> float:
        """The seconds that are left. A TimeoutError if there are none."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise TimeoutError("the call's time is over")
        return left

    def for_connecting(self) -> Deadline:
        """The deadline of connecting, with all addresses and encryption."""
        seconds = min(self.left(), self._connect_timeout)
        return Deadline(seconds, seconds, seconds)

    def read_timeout(self) -> float:
        """The seconds that the next read may wait."""
        return min(self.left(), self._read_timeout)


current_deadline: ContextVar[Deadline] = ContextVar("current_deadline")
"""The deadline of the request that is being sent: urllib3 passes none to its connections."""

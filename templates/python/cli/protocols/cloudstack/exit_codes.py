"""What exit codes say of this API: limits and jobs."""

from __future__ import annotations

OWN_EXIT_CODES: dict[int, tuple[str, tuple[str, ...]]] = {
    6: (
        "no capacity, a limit, or the server is busy: may work later",
        (
            *("RateLimited", "Unavailable", "LimitExceeded"),
            *("InsufficientCapacity", "AllocationFailed"),
        ),
    ),
    8: ("the job failed for another reason", ("JobFailed",)),
    9: ("the job took longer than --wait-timeout", ("JobTimedOut",)),
    130: ("interrupted; a job that was waited for continues", ()),
}
"""By code what it says, and the names of errors."""

"""What exit codes say of HTTP APIs: limits and servers that fail."""

from __future__ import annotations

OWN_EXIT_CODES: dict[int, tuple[str, tuple[str, ...]]] = {
    6: (
        "a limit, or the server is out of service: may work later",
        ("RateLimited", "Unavailable"),
    ),
    8: ("the server failed", ("ServerError",)),
}
"""By code what it says, and the names of errors."""

"""The callback by which long work reports its progress."""

from collections.abc import Callable

ProgressCallback = Callable[[int, int], None]
"""Called repeatedly with the amount of work that is done and the total amount, in any unit."""


def no_progress(done: int, total: int) -> None:
    """Ignore progress."""

"""How far a piece of work has come, told while it is at work."""

from collections.abc import Callable

Tick = Callable[[int, int], None]
"""Is told, over and over, how much of how much is done. What it does with that is no concern of the work."""


def unwatched(done: int, whole: int) -> None:
    """The tick of work that nobody watches."""

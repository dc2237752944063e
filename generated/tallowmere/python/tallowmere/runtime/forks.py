"""What a forked process must not share with its parent: connections, locks and sessions."""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class Resettable(Protocol):
    """Something that a forked child has to reset."""

    def reset_after_fork(self) -> None:
        """Give up what the parent goes on using. Other threads do not exist here."""


_inherited: WeakSet[Resettable] = WeakSet()


def reset_in_children(resettable: Resettable) -> None:
    """Have ``reset_after_fork`` called in each child that this process forks."""
    _inherited.add(resettable)


def _reset() -> None:
    for resettable in _inherited:
        resettable.reset_after_fork()


# Windows cannot fork.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_reset)

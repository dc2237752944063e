"""The record of a diff rule: which changes it checks, its check, and its documentation."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from slatebind.diff.changes import Change
from slatebind.diff.verdict import Level, Verdict

BREAKING, WARNING, INFO = Level.BREAKING, Level.WARNING, Level.INFO

C = TypeVar("C", bound=Change)


class Rule(msgspec.Struct, Generic[C], frozen=True, kw_only=True):
    """One kind of change. ``on`` are the classes of changes that it checks, and ``keys`` the keys, if of values.

    ``opposite`` is the id of the rule for the opposite change, or a sentence that says why there is none. ``check``
    returns None if a change is another rule's.
    """

    id: str
    title: str
    why: str
    opposite: str
    on: tuple[type[C], ...]
    keys: tuple[str, ...] = ("",)
    check: Callable[[C], Verdict | None]

    def verdict(self, change: Change) -> Verdict | None:
        """What the change means; None if this rule does not apply to it."""
        return self.check(change) if isinstance(change, self.on) and change.key in self.keys else None


AnyRule = Rule[Any]
"""A rule in a list of rules, each of which checks changes of other classes; ``verdict`` checks the class."""

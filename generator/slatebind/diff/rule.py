"""What a rule is: which facts it judges, and what they mean on each surface."""

from collections.abc import Callable
from typing import Any

import msgspec

from slatebind.diff.comparison import Answer, Comparison
from slatebind.diff.facts import Fact
from slatebind.diff.sdk import Sdk
from slatebind.diff.verdict import Level, Verdict

BREAKING, WARNING, INFO = Level.BREAKING, Level.WARNING, Level.INFO


class Case(msgspec.Struct, frozen=True):
    """A fact before its judge. ``answer`` says whose answer it is about, where it is about one."""

    fact: Any
    comparison: Comparison
    answer: Answer | None = None

    @property
    def old(self) -> Any:
        """The old record that the fact is about or in."""
        return self.comparison.record(self.fact.old, new=False)

    @property
    def new(self) -> Any:
        """The new record that the fact is about or in."""
        return self.comparison.record(self.fact.new, new=True)

    @property
    def old_sdk(self) -> Sdk:
        """The generated package of the old spec."""
        return self.comparison.sdks[0]

    @property
    def new_sdk(self) -> Sdk:
        """The generated package of the new spec."""
        return self.comparison.sdks[1]

    @property
    def commands(self) -> tuple[str, str]:
        """The old and the new name of the command that the fact is about or in."""
        return str((self.fact.old or self.fact.new)[1]), str((self.fact.new or self.fact.old)[1])

    def on_wire(self, level: Level) -> Level | None:
        """The level for callers; None for a field of a model that no command answers with."""
        return level if self.answer is None or self.answer.commands else None


Judge = Callable[[Case], Verdict | None]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of change. ``of`` are the facts that it may judge: their kind and their topic.

    ``mirror`` is the rule of the opposite change, or a sentence that says why there is none. The judge answers None
    where a fact is not this rule's.
    """

    id: str
    title: str
    why: str
    mirror: str
    of: tuple[tuple[type[Fact], str], ...]
    judge: Judge

"""What changed between two specs, as plain data: a complete and minimal edit. Judges nothing.

``apply(facts_between(a, b), a)`` is ``b``, and ``inverse`` turns the facts of an edit into those of undoing it. Where a
spec was read from (its sources) is no part of it.
"""

from collections.abc import Iterable

import msgspec

from slatebind.diagnostic import Path
from slatebind.diff.matching import How
from slatebind.spec.model import Record

Key = str | int
"""What a record is known by in its list: its name, an error's code."""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One change. ``old`` is where it stands in the old spec, ``new`` in the new one; None where it does not."""

    old: Path | None
    new: Path | None

    @property
    def topic(self) -> str:
        """What kind of part changed: ``commands.params.type``."""
        path = self.new or self.old or ()
        return ".".join(str(step) for number, step in enumerate(path) if path[0] == "api" or not _is_name(path, number))

    @property
    def undone(self) -> "Fact":
        """The fact of the opposite edit."""
        raise NotImplementedError


class Added(Fact, frozen=True, kw_only=True):
    """A record that the old spec does not have; it comes ``after`` that one, or first of its list."""

    value: Record
    after: Key | None

    @property
    def undone(self) -> Fact:
        """Its removal."""
        return Removed(old=self.new, new=None, value=self.value, after=self.after)


class Removed(Fact, frozen=True, kw_only=True):
    """A record that the new spec does not have; it came ``after`` that one, or first of its list."""

    value: Record
    after: Key | None

    @property
    def undone(self) -> Fact:
        """Its return."""
        return Added(old=None, new=self.old, value=self.value, after=self.after)


class Renamed(Fact, frozen=True, kw_only=True):
    """A record with another name. ``how`` it was recognised, and with what ``confidence``, 1 being certain."""

    how: How
    confidence: float

    @property
    def undone(self) -> Fact:
        """The renaming back."""
        return Renamed(old=self.new, new=self.old, how=self.how, confidence=self.confidence)


class Changed(Fact, frozen=True, kw_only=True):
    """Another value of one key of a record. References to renamed groups and models are no change."""

    before: object
    after: object

    @property
    def undone(self) -> Fact:
        """The value put back."""
        return Changed(old=self.new, new=self.old, before=self.after, after=self.before)


class Reordered(Fact, frozen=True, kw_only=True):
    """A list whose remaining records stand in another order. Both orders without what was added and removed."""

    before: tuple[Key, ...]
    after: tuple[Key, ...]

    @property
    def undone(self) -> Fact:
        """The order put back."""
        return Reordered(old=self.new, new=self.old, before=self.after, after=self.before)


Facts = tuple[Fact, ...]


def inverse(facts: Facts) -> Facts:
    """The facts of undoing an edit."""
    return in_order(fact.undone for fact in facts)


def in_order(facts: Iterable[Fact]) -> Facts:
    """Facts by their places, so that the same edit is always told the same way."""
    return tuple(sorted(facts, key=_order))


def _order(fact: Fact) -> tuple[object, ...]:
    return (_sortable(fact.old or fact.new), fact.old is None, type(fact).__name__)


def _sortable(path: Path | None) -> tuple[tuple[bool, str], ...]:
    return tuple((isinstance(step, int), str(step)) for step in path or ())


def _is_name(path: Path, number: int) -> bool:
    """Whether a step is a record's name: commands, **copyIso**, params, **id**, type."""
    return number == 1 or (number == 3 and path[2] in {"params", "fields"})

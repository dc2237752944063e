"""What a change means, for whom, and the code or request that shows it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, get_args

import msgspec

from slatebind.diagnostic import Path, Position

Surface = Literal["wire", "sdk", "docs"]
SURFACES: tuple[Surface, ...] = get_args(Surface)
"""Existing HTTP callers; code written against the generated package; readers of the docs."""


class Level(StrEnum):
    """How bad a change is for those on a surface."""

    BREAKING = "breaking"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Level).index(self)


class Witness(msgspec.Struct, frozen=True):
    """A line of somebody's code ``before`` the change, which stops working where the change breaks, and ``after`` it.

    ``given`` are the names that the line uses, with their types in Python. A ``request`` is what travels instead.
    """

    before: str
    after: str = ""
    given: Mapping[str, str] = {}
    language: Literal["python", "request"] = "python"


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says of a fact. ``claims`` are keys of the same record whose changes are only echoes of this one,
    ``echoes`` the new places of other records that are.

    Without a level on any surface the change is nobody's concern, and not told.
    """

    message: str = ""
    wire: Level | None = None
    sdk: Level | None = None
    docs: Level | None = None
    witness: Witness | None = None
    claims: tuple[str, ...] = ()
    echoes: tuple[Path, ...] = ()


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One change and what it means. ``place`` names the part for ignore entries: ``copyIso.params.zoneid``.

    ``commands`` are those whose answer is concerned; ``confidence`` is below 1 where a renaming was guessed.
    """

    rule: str
    place: str
    message: str
    why: str
    levels: Mapping[Surface, Level]
    old: Path | None
    new: Path | None
    old_at: Position | None = None
    new_at: Position | None = None
    witness: Witness | None = None
    commands: tuple[str, ...] = ()
    confidence: float = 1.0

    def level(self, surfaces: tuple[Surface, ...] = SURFACES) -> Level | None:
        """The worst level on these surfaces; None where it is of no concern there."""
        found = [self.levels[surface] for surface in surfaces if surface in self.levels]
        return min(found, key=lambda level: level.rank, default=None)

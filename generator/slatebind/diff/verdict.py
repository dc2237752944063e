"""Verdicts: the level of a change for each surface, and the code or request that proves it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Literal, get_args

import msgspec

from slatebind.diagnostic import Path, Position

Surface = Literal["wire", "sdk", "docs"]
SURFACES: tuple[Surface, ...] = get_args(Surface)
"""HTTP callers; users of the generated package; readers of the docs."""


class Level(StrEnum):
    """How severe a change is on a surface."""

    BREAKING = "breaking"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return list(Level).index(self)


def worst_level(levels: Iterable[Level]) -> Level:
    """The most severe of some levels, of which there is at least one."""
    return min(levels, key=lambda level: level.rank)


class Witness(msgspec.Struct, frozen=True):
    """Example user code: ``before`` works with the old version and fails with the new one, ``after`` replaces it.

    ``given`` are the names that the line uses, with their types. ``language`` is that of the target, or ``request`` for
    what is sent instead of code.
    """

    before: str
    after: str = ""
    given: Mapping[str, str] = {}
    language: str = "request"


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says of a change: its level on each surface. Without any level the change is not reported.

    ``subsumes`` are keys of the same record, and ``subsumes_paths`` paths of other records in the new spec, whose
    changes follow from this one and are not reported.
    """

    message: str = ""
    wire: Level | None = None
    sdk: Level | None = None
    docs: Level | None = None
    witness: Witness | None = None
    subsumes: tuple[str, ...] = ()
    subsumes_paths: tuple[Path, ...] = ()


ModelNames = tuple[str, str]
"""The name of a model of the old spec and that of another one of the new spec."""

NOT_REPORTED = Verdict()
"""The change concerns nobody, or another finding covers it."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A reported change and what it means. ``place`` is what ignore files call it: ``copyIso.params.zoneid``.

    ``request`` is the method and path of the command that it is about, if it has such. ``commands`` are those whose
    response changed, ``senders`` those whose requests hold the objects that changed. ``confidence`` is below 1 if a
    rename is only probable. ``accepted`` is the reason of the ignore entry that accepts the finding.

    ``consequences`` follow from this change and are not counted; ``levels`` include theirs. ``other_places`` are those
    of the same change in other models. What is combined in this way (by ``causes``) is told by the rest: ``replaced``
    are the old and the new model if the change puts one in the place of the other, ``within`` these models if the
    change is between their fields, ``follows`` the new path of a record whose new name is the cause, and ``detail``
    what else is the same in equal changes, such as a field's type.
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
    request: str = ""
    commands: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    confidence: float = 1.0
    accepted: str | None = None
    consequences: tuple["Finding", ...] = ()
    other_places: tuple[str, ...] = ()
    replaced: ModelNames | None = None
    within: ModelNames | None = None
    follows: Path | None = None
    detail: str = ""

    def level(self, surfaces: tuple[Surface, ...] = SURFACES) -> Level | None:
        """The most severe level on these surfaces; None if the change does not concern them."""
        levels = [self.levels[surface] for surface in surfaces if surface in self.levels]
        return worst_level(levels) if levels else None

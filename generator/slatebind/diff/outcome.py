"""What a comparison came to: the findings, those that were accepted on purpose, and what a version has to say of it."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from slatebind.diagnostic import Diagnostic
from slatebind.diff.verdict import SURFACES, Finding, Level, Surface

Bump = Literal["major", "minor", "patch", "none"]


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that an ignore file accepts, and why."""

    finding: Finding
    reason: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """All that is to be told. ``old`` and ``new`` are what the sides are called; ``notes`` are about ignore files."""

    old: str
    new: str
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    surfaces: tuple[Surface, ...] = SURFACES

    def level(self, finding: Finding) -> Level:
        """How bad a finding is on the surfaces that are looked at."""
        return finding.level(self.surfaces) or Level.INFO

    @property
    def counts(self) -> dict[Level, int]:
        """How many findings there are of each level, the worst first."""
        counts = Counter(self.level(finding) for finding in self.findings)
        return {level: counts[level] for level in Level}

    @property
    def worst(self) -> Level | None:
        """The level of the worst finding."""
        return next((level for level, count in self.counts.items() if count), None)

    @property
    def bump(self) -> Bump:
        """Which part of a version has to rise, by the rules of Semantic Versioning."""
        bump = bump_of(self.findings, self.surfaces)
        return "patch" if bump == "none" and self.accepted else bump


def bump_of(findings: Iterable[Finding], surfaces: tuple[Surface, ...] = SURFACES) -> Bump:
    """Major where requests or code break, minor where these notice anything else, patch for the rest."""
    noticing = tuple(surface for surface in surfaces if surface != "docs")
    levels = [finding.level(noticing) for finding in findings]
    if Level.BREAKING in levels:
        return "major"
    if any(levels):
        return "minor"
    return "patch" if levels else "none"

"""The result of a comparison: findings, accepted findings, and the version bump that they require."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from slatebind.diagnostic import Diagnostic
from slatebind.diff.verdict import SURFACES, Finding, Level, Surface

Bump = Literal["major", "minor", "patch", "none"]


class DiffResult(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that reports show. ``old`` and ``new`` name the sides; ``notes`` are about the ignore file.

    ``findings`` do not contain the ``accepted`` ones, which cannot make a run fail but count as changes.
    """

    old: str
    new: str
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    surfaces: tuple[Surface, ...] = SURFACES

    def level(self, finding: Finding) -> Level:
        """The level of a finding on the selected surfaces."""
        return finding.level(self.surfaces) or Level.INFO

    @property
    def everything(self) -> tuple[Finding, ...]:
        """All findings, the accepted ones last."""
        return (*self.findings, *self.accepted)

    @property
    def counts(self) -> dict[Level, int]:
        """The number of findings of each level, the most severe first, without accepted ones."""
        counts = Counter(self.level(finding) for finding in self.findings)
        return {level: counts[level] for level in Level}

    @property
    def worst(self) -> Level | None:
        """The most severe level, by which a run fails, without accepted findings."""
        return next((level for level, count in self.counts.items() if count), None)

    @property
    def bump(self) -> Bump:
        """Which part of a version has to be increased, by Semantic Versioning. Accepted changes count."""
        return bump_of(self.everything, self.surfaces)


def bump_of(findings: Iterable[Finding], surfaces: tuple[Surface, ...] = SURFACES) -> Bump:
    """Major if requests or code break, minor if anything else changes for them, patch for changes of the docs."""
    code_surfaces = tuple(surface for surface in surfaces if surface != "docs")
    levels = [finding.level(code_surfaces) for finding in findings]
    if Level.BREAKING in levels:
        return "major"
    if any(levels):
        return "minor"
    return "patch" if levels else "none"

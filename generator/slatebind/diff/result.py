"""The result of a comparison: findings, accepted findings, and the version bump that they require."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

import msgspec

from slatebind.diagnostic import Diagnostic
from slatebind.diff.verdict import SURFACES, Finding, Level, Surface

DEFAULT_TARGET = "python"
Bump = Literal["major", "minor", "patch", "none"]


class DiffResult(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that reports show. ``old`` and ``new`` name the sides; ``notes`` are about the ignore file.

    ``findings`` do not contain the ``accepted`` ones, which cannot make a run fail but count as changes. If ``is_new``,
    the old version does not have these docs, so that there is nothing to compare with. ``target`` is the one whose
    generated names the surface ``sdk`` is about.
    """

    old: str
    new: str
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    surfaces: tuple[Surface, ...] = SURFACES
    is_new: bool = False
    target: str = DEFAULT_TARGET

    def level(self, finding: Finding) -> Level:
        """The level of a finding on the selected surfaces."""
        return finding.level(self.surfaces) or Level.INFO

    @property
    def named_target(self) -> str:
        """The target, if a report has to say it: it is not the usual one, or the surface was asked for."""
        is_usual = self.target == DEFAULT_TARGET and self.surfaces == SURFACES
        return self.target if "sdk" in self.surfaces and not is_usual else ""

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
        return "minor" if self.is_new else bump_of(self.everything, self.surfaces)


def worst_bump(results: Iterable[DiffResult]) -> Bump:
    """The largest bump that any of some comparisons requires."""
    bumps = {result.bump for result in results}
    return next((bump for bump in get_args(Bump) if bump in bumps), "none")


def bump_of(findings: Iterable[Finding], surfaces: tuple[Surface, ...] = SURFACES) -> Bump:
    """Major if requests or code break, minor if anything else changes for them, patch for changes of the docs."""
    code_surfaces = tuple(surface for surface in surfaces if surface != "docs")
    levels = [finding.level(code_surfaces) for finding in findings]
    if Level.BREAKING in levels:
        return "major"
    if any(levels):
        return "minor"
    return "patch" if levels else "none"

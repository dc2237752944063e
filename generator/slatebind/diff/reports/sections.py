"""The sections of every report for people, what matters first: breaking, warnings, new, and the rest."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from slatebind.diff.headings import subject
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding, Level
from slatebind.plurals import counted
from slatebind.protocols import NOUNS

NEW_DOCS = "new: nothing to compare with"
"""What is said of docs that the old version does not have."""

_ADDITIONS = frozenset(
    f"{kind}-added" for kind in ("command", "error", "field", "group", "model", "param", "sent-field")
)
_NEVER_COLLAPSED = frozenset({"error-removed", "error-renamed"})
"""Changes of the docs only that are shown one by one nevertheless: code reads the names of errors in their texts."""


class Section(StrEnum):
    """The title of a section, in the order of a report."""

    BREAKING = "Breaking"
    WARNINGS = "Warnings"
    NEW = "New"
    OTHER = "Other changes"
    DOCS = "Docs only"


def section_of(finding: Finding, result: DiffResult) -> Section:
    """The section that a finding belongs to. ``DOCS`` are fixed docs, changed descriptions and the like."""
    match result.level(finding):
        case Level.BREAKING:
            return Section.BREAKING
        case Level.WARNING:
            return Section.WARNINGS
    if finding.rule in _ADDITIONS:
        return Section.NEW
    is_of_docs = set(finding.levels) == {"docs"} and finding.rule not in _NEVER_COLLAPSED
    return Section.DOCS if is_of_docs else Section.OTHER


def sections(result: DiffResult) -> Iterator[tuple[Section, list[Finding]]]:
    """The sections that have findings, without accepted ones. Findings that concern only readers come last in each."""
    by_section: dict[Section, list[Finding]] = {section: [] for section in Section}
    for finding in sorted(result.findings, key=lambda finding: set(finding.levels) == {"docs"}):
        by_section[section_of(finding, result)].append(finding)
    yield from ((section, findings) for section, findings in by_section.items() if findings)


def summary(result: DiffResult) -> str:
    """The number of changes in each section: ``2 breaking, 1 warning, 27 docs only``."""
    counts = {section: len(findings) for section, findings in sections(result)}
    texts = {
        Section.BREAKING: "{} breaking",
        Section.WARNINGS: counted(counts.get(Section.WARNINGS, 0), "warning"),
        Section.NEW: "{} new",
        Section.OTHER: counted(counts.get(Section.OTHER, 0), "other change"),
        Section.DOCS: "{} in the docs only",
    }
    parts = [texts[section].format(count) for section, count in counts.items()]
    return ", ".join([*parts, *([f"{len(result.accepted)} accepted"] if result.accepted else [])])


def headline(finding: Finding) -> tuple[str, str, str]:
    """What a change is about, its request and what changed; the first two are empty if the message says it."""
    about = subject(finding)
    kind, _, name = about.rpartition(" ")
    if finding.message.startswith(tuple(f"{noun} `{name}`" for noun in ({kind} if kind else NOUNS))):
        return "", "", finding.message
    others = len(finding.other_places)
    request = "" if others or f"`{finding.request}`" in finding.message else finding.request
    return f"{about}{f' and {others} more' if others else ''}", request, finding.message


def rule_counts(findings: list[Finding]) -> str:
    """How many findings each rule has, the most first: ``description-changed 20, docs-repaired 7``."""
    counts = Counter(finding.rule for finding in findings)
    return ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def shown_consequences(finding: Finding, result: DiffResult) -> tuple[Finding, ...]:
    """What follows from a finding on the selected surfaces."""
    return tuple(each for each in finding.consequences if each.level(result.surfaces) is not None)

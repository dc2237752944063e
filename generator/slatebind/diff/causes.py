"""Findings with one cause as one finding: consequences below what they follow from, and equal changes once.

A command that responds with another model has lost the fields of the old one and gained those of the new one; callers
have one problem to solve. Models that several commands would share if they did not differ elsewhere change in the same
way; that is one change as well, with several places. A model that is named after a renamed command, and docs that are
no longer understood at the line of a break, follow from these. Whether findings are accepted is decided before, for
each place.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from slatebind.diff.address import parse_path
from slatebind.diff.doc_fixes import DAMAGED, line_of
from slatebind.diff.verdict import SURFACES, Finding, Level, Surface, worst_level


def accept_consequences(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, where those that follow from an accepted one are accepted for the same reason."""
    roots = _roots(findings)
    return tuple(
        replace(finding, accepted=finding.accepted or findings[roots[index]].accepted)
        for index, finding in enumerate(findings)
    )


def combine(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that follow from no other one, each once. An accepted one keeps no consequence that is not."""
    consequences: dict[int, list[Finding]] = defaultdict(list)
    for index, root in enumerate(_roots(findings)):
        if root != index and findings[index].accepted == findings[root].accepted:
            consequences[root].append(findings[index])
        else:
            consequences.setdefault(index, [])
    return _merge_equal(_with_consequences(findings[root], below) for root, below in sorted(consequences.items()))


def _roots(findings: Sequence[Finding]) -> list[int]:
    """For each finding the index of the one that it follows from in the end, its own if there is none."""
    causes = _causes(findings)
    return [_root(index, causes) for index in range(len(findings))]


def _causes(findings: Sequence[Finding]) -> dict[int, int]:
    """The finding that another one follows from directly, by the index of the other one."""
    switches: dict[Hashable, int] = {}
    renames: dict[Hashable, int] = {}
    breaks: dict[Hashable, int] = {}
    for index, finding in enumerate(findings):
        if finding.replaced:
            switches.setdefault(finding.replaced, index)
        if finding.old and finding.new and finding.old != finding.new:
            renames.setdefault(finding.new, index)
        if finding.new and finding.rule != DAMAGED and finding.level() is not Level.INFO:
            breaks.setdefault(line_of(finding.new_at), index)
    causes: dict[int, int] = {}
    for index, finding in enumerate(findings):
        cause = renames.get(finding.follows) if finding.follows else None
        if finding.within:
            cause = switches.get(finding.within)
        if finding.rule == DAMAGED:
            cause = breaks.get(line_of(finding.new_at))
        if cause is not None:
            causes[index] = cause
    return causes


def _root(index: int, causes: Mapping[int, int]) -> int:
    seen = {index}
    while (cause := causes.get(index)) is not None and cause not in seen:
        seen.add(cause)
        index = cause
    return index


def _with_consequences(finding: Finding, below: list[Finding]) -> Finding:
    if not below:
        return finding
    merged = _merge_equal(below)
    levels: dict[Surface, Level] = {}
    for surface in SURFACES:
        found = [member.levels[surface] for member in (finding, *merged) if surface in member.levels]
        if found:
            levels[surface] = worst_level(found)
    return replace(finding, levels=levels, consequences=merged)


def _merge_equal(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first finding of each change of models, or of a row that commands share, with the places of the others."""
    merged: dict[Hashable, Finding] = {}
    for number, finding in enumerate(findings):
        key = number if finding.consequences else _identity(finding) or number
        first = merged.get(key)
        merged[key] = finding if first is None else _joined(first, finding)
    return tuple(merged.values())


def _is_about_model(finding: Finding) -> bool:
    return (finding.new or finding.old or ("",))[0] == "models"


def _identity(finding: Finding) -> Hashable:
    """Equal for findings that are reported once; None for one that has nothing in common with others.

    Of commands these are findings on the same row of the docs: several requests below one heading have one table.
    """
    levels = tuple(sorted(finding.levels.items()))
    change = finding.rule, finding.message, finding.detail, levels, finding.accepted
    if _is_about_model(finding):
        return *change, bool(finding.commands), bool(finding.senders)
    sides = (finding.old, finding.old_at), (finding.new, finding.new_at)
    rows = tuple(at for path, at in sides if path and parse_path(path).rows)
    return (*change, *rows) if any(rows) else None


def _joined(first: Finding, other: Finding) -> Finding:
    return replace(
        first,
        commands=tuple(dict.fromkeys((*first.commands, *other.commands))),
        senders=tuple(dict.fromkeys((*first.senders, *other.senders))),
        other_places=(*first.other_places, other.place, *other.other_places),
    )

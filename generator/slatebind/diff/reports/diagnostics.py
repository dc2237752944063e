"""Findings in the formats that code hosts and CI servers read (SARIF, JUnit, ...)."""

from collections.abc import Iterable, Iterator

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.diff.registry import REGISTRY
from slatebind.diff.reports.sections import sections
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding, Level
from slatebind.formats import RuleInfo, format_findings

_SEVERITIES = {Level.BREAKING: Severity.ERROR, Level.WARNING: Severity.WARNING, Level.INFO: Severity.INFO}
DIFF_RULES = {rule_id: RuleInfo(title=entry.title, help=entry.why) for rule_id, entry in REGISTRY.items()}


def render(results: Iterable[DiffResult], form: str) -> str:
    """The comparisons in one of the formats of findings."""
    return format_findings(form, (found for result in results for found in diagnostics_of(result)), DIFF_RULES)


def diagnostics_of(result: DiffResult) -> Iterator[Diagnostic]:
    """The findings of a comparison as diagnostics, what matters most first, and the notes on its ignore file."""
    for _, findings in sections(result):
        yield from (_diagnostic(finding, result) for finding in findings)
    yield from dict.fromkeys(result.notes)


def _diagnostic(finding: Finding, result: DiffResult) -> Diagnostic:
    at = finding.new_at or finding.old_at or Position(result.new)
    related = (finding.old_at,) if finding.old_at and finding.new_at else ()
    surfaces = ", ".join(surface for surface, level in finding.levels.items() if level is result.level(finding))
    return Diagnostic(
        code=finding.rule,
        message=f"{finding.place}: {finding.message}",
        at=at,
        severity=_SEVERITIES[result.level(finding)],
        hint=f"{result.level(finding).value} on {surfaces}: {finding.why}",
        related=related,
    )

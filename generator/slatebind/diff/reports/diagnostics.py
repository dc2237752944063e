"""Findings as the diagnostics that code hosts and CI servers read, and the rules behind them."""

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.diff.catalogue import CATALOGUE
from slatebind.diff.outcome import Outcome
from slatebind.diff.verdict import Finding, Level
from slatebind.formats import RuleInfo, format_findings

_SEVERITIES = {Level.BREAKING: Severity.ERROR, Level.WARNING: Severity.WARNING, Level.INFO: Severity.INFO}
_RULES = {ident: RuleInfo(title=entry.title, help=entry.why) for ident, entry in CATALOGUE.items()}


def render(outcome: Outcome, form: str) -> str:
    """The comparison in one of the formats of findings."""
    found = [_diagnostic(finding, outcome) for finding in outcome.findings]
    return format_findings(form, (*found, *outcome.notes), _RULES)


def _diagnostic(finding: Finding, outcome: Outcome) -> Diagnostic:
    at = finding.new_at or finding.old_at or Position(outcome.new)
    related = (finding.old_at,) if finding.old_at and finding.new_at else ()
    surfaces = ", ".join(surface for surface, level in finding.levels.items() if level is outcome.level(finding))
    return Diagnostic(
        code=finding.rule,
        message=f"{finding.place}: {finding.message}",
        at=at,
        severity=_SEVERITIES[outcome.level(finding)],
        hint=f"{outcome.level(finding).value} on {surfaces}: {finding.why}",
        related=related,
    )

"""Findings as the diagnostics that code hosts and CI servers read, and the rules behind them."""

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.diff.outcome import Outcome
from slatebind.diff.rules import RULES
from slatebind.diff.verdict import Finding, Level
from slatebind.formats import RuleInfo, format_findings

_SEVERITIES = {Level.BREAKING: Severity.ERROR, Level.WARNING: Severity.WARNING, Level.INFO: Severity.INFO}


def render(outcome: Outcome, form: str) -> str:
    """The comparison in one of the formats of findings."""
    found = [_diagnostic(finding, outcome) for finding in outcome.findings]
    return format_findings(form, (*found, *outcome.notes), {rule.id: _info(rule.title, rule.why) for rule in RULES})


def _info(title: str, why: str) -> RuleInfo:
    return RuleInfo(title=title, help=why)


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

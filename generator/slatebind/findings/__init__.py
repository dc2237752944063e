"""The table of findings that have no rule: those of extraction, and those of lint about its own comments and files.

Reporters supply code, position and message; severity and explanation are defined only here.
"""

from slatebind.diagnostic import Diagnostic, Edit, Position
from slatebind.findings import (
    api,
    cells,
    commands,
    content,
    headings,
    markdown,
    parameters,
    project,
    requests,
    sections,
    tables,
    verification,
)
from slatebind.findings.definition import FACTS, PRESETS, Explanation, Fact, FindingDefinition, Preset

__all__ = [
    "FACTS",
    "FINDINGS",
    "PRESETS",
    "VERIFY_FINDINGS",
    "Explanation",
    "Fact",
    "FindingDefinition",
    "Preset",
    "diagnostic",
    "verify_diagnostic",
]

FINDINGS: dict[str, FindingDefinition] = {
    finding.code: finding
    for topic in (api, markdown, headings, sections, commands, requests, content, tables, cells, parameters, project)
    for finding in topic.FINDINGS
}
"""Every finding of the table by its code."""

VERIFY_FINDINGS: dict[str, FindingDefinition] = {finding.code: finding for finding in verification.FINDINGS}
"""Every finding of ``slatebind verify`` by its code: lint reports none of them, but knows their names."""


def diagnostic(
    code: str,
    at: Position,
    message: str,
    hint: str = "",
    *,
    related: tuple[Position, ...] = (),
    edits: tuple[Edit, ...] = (),
) -> Diagnostic:
    """A finding of the table at a place, with its default severity."""
    found = FINDINGS[code]
    return Diagnostic(
        code=code,
        message=message,
        at=at,
        severity=found.severity,
        hint=hint,
        related=related,
        edits=edits if found.is_fix_safe else (),
        suggested_edits=() if found.is_fix_safe else edits,
    )


def verify_diagnostic(code: str, at: Position, message: str, hint: str = "") -> Diagnostic:
    """A finding of ``slatebind verify`` about its own inputs, with its default severity."""
    return Diagnostic(code=code, message=message, at=at, severity=VERIFY_FINDINGS[code].severity, hint=hint)

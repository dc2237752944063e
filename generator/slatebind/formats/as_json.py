"""Findings as plain JSON, alone or as part of the report of a run."""

from collections.abc import Sequence
from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Edit, Position, Severity
from slatebind.formats.rule import Rules
from slatebind.hidden_characters import escape_surrogates


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """The findings and their number by severity."""
    return dump({"diagnostics": [plain(finding) for finding in findings], "summary": summary(findings)})


def plain(finding: Diagnostic) -> dict[str, Any]:
    """One finding and its edits, each with ``file``, ``line`` and ``column``."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": escape_surrogates(finding.message),
        "hint": escape_surrogates(finding.hint),
        **_location(finding.at),
        "related": [_location(at) for at in finding.related],
        "edits": _edits(finding.edits),
        "suggested_edits": _edits(finding.suggested_edits),
    }


def _edits(edits: Sequence[Edit]) -> list[dict[str, Any]]:
    return [
        {**_location(edit.at), "before": escape_surrogates(edit.before), "after": escape_surrogates(edit.after)}
        for edit in edits
    ]


def _location(at: Position) -> dict[str, Any]:
    return {**msgspec.structs.asdict(at), "file": escape_surrogates(at.file)}


def summary(findings: Sequence[Diagnostic]) -> dict[str, int]:
    """The number of findings of each severity, worst first."""
    severities = [finding.severity for finding in findings]
    worst_first = sorted(Severity, key=lambda severity: severity.rank)
    return {severity.value: severities.count(severity) for severity in worst_first}


def dump(document: Any) -> str:
    """A document as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"

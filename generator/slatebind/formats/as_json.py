"""Findings as plain JSON: what a run's own document holds of them."""

from collections.abc import Sequence
from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Severity
from slatebind.formats.rule import Rules
from slatebind.hidden_characters import escape_surrogates


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """The findings and how many there are of each severity."""
    return dump({"diagnostics": [plain(finding) for finding in findings], "summary": summary(findings)})


def plain(finding: Diagnostic) -> dict[str, Any]:
    """One finding; its place is its ``file``, ``line`` and ``column``, and so is that of each of its edits."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": escape_surrogates(finding.message),
        "hint": escape_surrogates(finding.hint),
        **_place(finding.at),
        "related": [_place(at) for at in finding.related],
        "edits": [
            {**_place(edit.at), "before": escape_surrogates(edit.before), "after": escape_surrogates(edit.after)}
            for edit in finding.edits
        ],
    }


def _place(at: msgspec.Struct) -> dict[str, Any]:
    place = msgspec.structs.asdict(at)
    return {**place, "file": escape_surrogates(place["file"])}


def summary(findings: Sequence[Diagnostic]) -> dict[str, int]:
    """How many findings there are of each severity, worst first."""
    counted = [finding.severity for finding in findings]
    return {severity.value: counted.count(severity) for severity in sorted(Severity, key=lambda one: one.rank)}


def dump(document: Any) -> str:
    """A document as JSON that people can read, too."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"

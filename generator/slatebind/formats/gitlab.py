"""GitLab's code quality report: a JSON list, which merge requests compare by fingerprint."""

from collections.abc import Sequence

from slatebind.diagnostic import Diagnostic, Severity
from slatebind.formats.as_json import dump
from slatebind.formats.places import fingerprinted, relative
from slatebind.formats.rule import Rules
from slatebind.formats.text import with_hint
from slatebind.hidden_characters import escape_surrogates

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """An entry a finding; GitLab has no place for columns, nor for what a rule means."""
    entries = [
        {
            "description": escape_surrogates(with_hint(finding)),
            "check_name": escape_surrogates(finding.code),
            "fingerprint": mark,
            "severity": _LEVELS[finding.severity],
            "location": {"path": escape_surrogates(relative(finding.at.file)), "lines": {"begin": finding.at.line}},
        }
        for finding, mark in fingerprinted(findings)
    ]
    return dump(entries)

"""GitLab code quality reports: JSON lists, which merge requests compare by fingerprint."""

from collections.abc import Sequence

from slatebind.diagnostic import Diagnostic, Severity
from slatebind.formats.as_json import dump
from slatebind.formats.identity import fingerprinted, relative
from slatebind.formats.rule import Rules
from slatebind.formats.text import with_hint
from slatebind.hidden_characters import escape_surrogates

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """One entry per finding. The format has no field for columns or for explanations of rules."""
    entries = [
        {
            "description": with_hint(finding),
            "check_name": escape_surrogates(finding.code),
            "fingerprint": fingerprint,
            "severity": _LEVELS[finding.severity],
            "location": {"path": escape_surrogates(relative(finding.at.file)), "lines": {"begin": finding.at.line}},
        }
        for finding, fingerprint in fingerprinted(findings)
    ]
    return dump(entries)

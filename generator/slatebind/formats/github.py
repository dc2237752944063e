"""Workflow commands of GitHub Actions: one line a finding, which becomes an annotation of the changed file."""

from collections.abc import Sequence

from slatebind.diagnostic import Diagnostic, Severity
from slatebind.formats.places import relative
from slatebind.formats.rule import Rules
from slatebind.formats.text import with_hint
from slatebind.hidden_characters import escape_surrogates

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """The rule's title is the annotation's where it has one, else its code is."""
    return "".join(_line(finding, rules) for finding in findings)


def _line(finding: Diagnostic, rules: Rules) -> str:
    title = f"{finding.code}: {rules[finding.code].title}" if finding.code in rules else finding.code
    properties = {
        "file": relative(finding.at.file),
        "line": str(finding.at.line),
        "col": str(finding.at.column),
        "title": title,
    }
    given = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {given}::{_escaped(with_hint(finding), _DATA)}\n"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in escape_surrogates(text))

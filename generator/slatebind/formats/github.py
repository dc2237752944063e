"""Workflow commands of GitHub Actions: one line per finding, which becomes an annotation of the changed file."""

from collections.abc import Mapping, Sequence

from slatebind.diagnostic import Diagnostic, Severity
from slatebind.formats.identity import relative
from slatebind.formats.markdown import break_references
from slatebind.formats.rule import Rules
from slatebind.formats.text import with_hint
from slatebind.hidden_characters import escape_hidden, escape_surrogates

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY_ESCAPES = {**_DATA_ESCAPES, ":": "%3A", ",": "%2C"}


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """The findings, titled with their code and, if the rule is known, its title."""
    return "".join(_line(finding, rules) for finding in findings)


def _line(finding: Diagnostic, rules: Rules) -> str:
    title = f"{finding.code}: {rules[finding.code].title}" if finding.code in rules else finding.code
    position = {"line": str(finding.at.line), "col": str(finding.at.column)}
    file = escape_surrogates(relative(finding.at.file))
    return workflow_command(
        _LEVELS[finding.severity], with_hint(finding), {"file": file, **position, "title": _plain(title)}
    )


def workflow_command(name: str, text: str, properties: Mapping[str, str]) -> str:
    """The line of a command such as ``error``, which the runner does not print but shows as an annotation."""
    listed = ",".join(f"{key}={_escaped(value, _PROPERTY_ESCAPES)}" for key, value in properties.items())
    return f"::{name}{' ' * bool(listed)}{listed}::{_escaped(_plain(text), _DATA_ESCAPES)}\n"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)


def _plain(text: str) -> str:
    return break_references(escape_hidden(text))

"""SARIF 2.1.0, which code hosts show next to the lines."""

from collections.abc import Sequence
from typing import Any

from slatebind._version import __version__
from slatebind.diagnostic import Diagnostic, Edit, Position, Severity
from slatebind.formats.as_json import dump
from slatebind.formats.identity import fingerprinted, uri
from slatebind.formats.rule import RuleInfo, Rules
from slatebind.formats.text import with_hint
from slatebind.hidden_characters import escape_surrogates

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """One run with all rules that have findings, and all findings with their positions."""
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "slatebind",
        "semanticVersion": __version__,
        "version": __version__,
        "rules": [_rule(code, rules.get(code, RuleInfo(title=code))) for code in codes],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, fingerprint, codes) for finding, fingerprint in fingerprinted(findings)],
            }
        ],
    }
    return dump(log)


def _rule(code: str, info: RuleInfo) -> dict[str, Any]:
    described: dict[str, Any] = {"help": {"text": info.help, "markdown": info.help}} if info.help else {}
    if info.why:
        described["fullDescription"] = {"text": info.why}
    if info.tags:
        described["properties"] = {"tags": list(info.tags)}
    return {
        "id": code,
        "shortDescription": {"text": info.title},
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        **described,
    }


def _result(finding: Diagnostic, fingerprint: str, codes: list[str]) -> dict[str, Any]:
    related = [{"id": index, **_location(at)} for index, at in enumerate(finding.related, 1)]
    return {
        "ruleId": escape_surrogates(finding.code),
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": with_hint(finding).replace("](", "] (")},  # else it is a link
        "locations": [_location(finding.at)],
        **({"relatedLocations": related} if related else {}),
        **({"fixes": [_fix(finding)]} if finding.edits else {}),
        "partialFingerprints": {"slatebind/v1": fingerprint},
    }


def _fix(finding: Diagnostic) -> dict[str, Any]:
    """All edits of a finding, which belong together."""
    files = dict.fromkeys(edit.at.file for edit in finding.edits)
    changes = [
        {
            "artifactLocation": {"uri": uri(file)},
            "replacements": [_replacement(edit) for edit in finding.edits if edit.at.file == file],
        }
        for file in files
    ]
    return {"description": {"text": escape_surrogates(finding.hint or finding.message)}, "artifactChanges": changes}


def _replacement(edit: Edit) -> dict[str, Any]:
    *lines, last = edit.before.split("\n")
    region = {
        "startLine": edit.at.line,
        "startColumn": edit.at.column,
        "endLine": edit.at.line + len(lines),
        "endColumn": len(last) + (1 if lines else edit.at.column),
    }
    return {"deletedRegion": region, "insertedContent": {"text": escape_surrogates(edit.after)}}


def _location(at: Position) -> dict[str, Any]:
    location = {
        "artifactLocation": {"uri": uri(at.file)},
        "region": {"startLine": at.line, "startColumn": at.column},
    }
    return {"physicalLocation": location}

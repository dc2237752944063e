"""The headings under which reports group findings: a command, a group, or a model with the commands that return it."""

from slatebind.diff.verdict import Finding

_PARTS = {"api": "API", "errors": "errors", "docs": "docs"}
MAX_COMMANDS_NAMED = 5
"""Headings count further commands instead of naming them."""


def subject(finding: Finding) -> str:
    """The part of the API that a finding is about: ``copyIso``, ``model Iso``."""
    parts = finding.place.split(".")
    if parts[0] in {"models", "groups"}:
        return f"{parts[0][:-1]} {parts[1]}"
    return _PARTS.get(parts[0], parts[0])


def heading(finding: Finding) -> str:
    """The part, and the commands that respond with it. Consecutive findings with the same heading are one section."""
    if not finding.commands:
        return subject(finding)
    names = ", ".join(finding.commands[:MAX_COMMANDS_NAMED])
    others = len(finding.commands) - MAX_COMMANDS_NAMED
    more = f" and {others} more" if others > 0 else ""
    return f"{subject(finding)} (response of {names}{more})"

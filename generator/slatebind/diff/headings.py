"""What a finding is about, as reports head it: a command, a group, a model with those who answer with it."""

from slatebind.diff.verdict import Finding

_WHOLES = {"api": "the API", "errors": "errors", "docs": "the docs"}
_MANY = 5
"""So many commands are named; more are counted."""


def subject(finding: Finding) -> str:
    """The part that a finding is about: ``copyIso``, ``model Iso``."""
    parts = finding.place.split(".")
    if parts[0] in {"models", "groups"}:
        return f"{parts[0][:-1]} {parts[1]}"
    return _WHOLES.get(parts[0], parts[0])


def heading(finding: Finding) -> str:
    """The part and whose answer it is; findings that follow each other under the same heading belong together."""
    named = ", ".join(finding.commands[:_MANY])
    more = f" and {len(finding.commands) - _MANY} more" if len(finding.commands) > _MANY else ""
    return f"{subject(finding)}, answered by {named}{more}" if finding.commands else subject(finding)

"""The text of a finding, the same in every format."""

from slatebind.diagnostic import Diagnostic


def with_hint(finding: Diagnostic) -> str:
    """The message and, in parentheses, the hint."""
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message

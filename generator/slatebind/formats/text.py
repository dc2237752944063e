"""The text of a finding, the same in every format."""

from slatebind.diagnostic import Diagnostic
from slatebind.hidden_characters import escape_hidden


def with_hint(finding: Diagnostic) -> str:
    """The message and, in parentheses, the hint, on one line and without control and direction characters."""
    return escape_hidden(f"{finding.message} ({finding.hint})" if finding.hint else finding.message)

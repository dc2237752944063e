"""Examples of answers are JSON.

An example that does not parse cannot be checked against the table, and fails whoever pastes it.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="answer",
    bad='{"id": "1",}',
    good='{"id": "1"}',
)

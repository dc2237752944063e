"""The baseline can be read.

Without it every finding that a project lives with would be told again.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.ERROR,
    bad="not JSON",
    good="{}",
)

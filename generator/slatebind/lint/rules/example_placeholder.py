"""Examples of answers are real.

A placeholder that was never replaced teaches nothing.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="answer",
    bad="""\
{
  "json": "example"
}
""",
    good="""\
{
  "id": "1"
}
""",
)

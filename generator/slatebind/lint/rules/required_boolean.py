"""The column says true or false.

A parameter of which nobody can tell whether it is required is taken as optional, and requests without it fail at
the server.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="parameters",
    bad="|**id**|The network|uuid|255|maybe|",
    good="|**id**|The network|uuid|255|true|",
)

"""A length is a number.

Anything else cannot be checked before a request is sent.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="parameters",
    bad="|**id**|The network|uuid|long|true|",
    good="|**id**|The network|uuid|255|true|",
)

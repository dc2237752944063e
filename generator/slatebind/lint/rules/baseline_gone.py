"""The baseline names findings that are still there.

A finding that is gone should leave the baseline as well: it would let the same mistake back in unseen.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.INFO,
    bad="finding in the baseline, none in the docs",
    good="finding in the baseline and in the docs",
)

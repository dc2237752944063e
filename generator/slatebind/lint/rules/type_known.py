"""Types are words that the dialect knows.

An unknown word is taken for a string, and the client's model says so.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="fields",
    bad="|**size**|Its size|intager|",
    good="|**size**|Its size|integer|",
)

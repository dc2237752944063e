"""Rules that are named exist.

A misspelt name in the configuration or on the command line configures nothing.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.ERROR,
    bad='type-knwon = "off"',
    good='type-known = "off"',
)

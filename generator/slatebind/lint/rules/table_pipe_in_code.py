"""A pipe inside code is escaped.

Here it is read as text, but most renderers split the cell at it.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    place="fields",
    bad="|**type**|One of `a|b`|string|",
    good=r"|**type**|One of `a\|b`|string|",
)

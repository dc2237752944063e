"""Every row has a type.

Without one a string is assumed.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="fields",
    bad="|**size**|Its size||",
    good="|**size**|Its size|long|",
)

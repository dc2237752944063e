"""Names of a table differ in more than case.

Two rows whose names differ in case only are nearly always one row that stands twice.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="fields",
    bad="""\
|**zoneid**|The zone|uuid|
|**zoneId**|The zone|uuid|
""",
    good="""\
|**zoneid**|The zone|uuid|
|**zonename**|Its name|string|
""",
)

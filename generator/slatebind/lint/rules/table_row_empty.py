"""No row is empty.

An empty row is what is left of an edit that went wrong.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import remove_line
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="fields",
    bad="""\
|**id**|The network|uuid|
||||
""",
    good="|**id**|The network|uuid|",
    fix=remove_line,
)

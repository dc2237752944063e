"""A parameter stands once in its table.

Of two rows the first is read. Where they say different things, one of them is wrong.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import remove_repeated_row
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="parameters",
    bad="""\
|**id**|The network|uuid|255|true|
|**id**|The network|uuid|255|true|
""",
    good="|**id**|The network|uuid|255|true|",
    fix=remove_repeated_row,
)

"""A field stands once in its table.

Of two rows the first is read. Where they say different things, one of them is wrong.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import remove_repeated_row
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="fields",
    bad="""\
|**id**|The network|uuid|
|**id**|The network|uuid|
""",
    good="|**id**|The network|uuid|",
    fix=remove_repeated_row,
)

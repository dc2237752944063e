"""A row has one cell for each column.

With a cell too few or too many nobody can tell which column the others belong to; what was read may not be what was
meant.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="fields",
    bad="""\
|**id**|The network|
|**name**|Its name|string|
""",
    good="""\
|**id**|The network|uuid|
|**name**|Its name|string|
""",
)

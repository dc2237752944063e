"""Every row has a name.

A row without a name describes nothing, and is left out.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.ERROR,
    place="fields",
    bad="""\
|**id**|The network|uuid|
||Its name|string|
""",
    good="""\
|**id**|The network|uuid|
|**name**|Its name|string|
""",
)

"""Names are bold where the others of their table are.

A name in another dress looks like something else to readers.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import mend_name
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    place="fields",
    bad="""\
|**id**|The network|uuid|
|name|Its name|string|
""",
    good="""\
|**id**|The network|uuid|
|**name**|Its name|string|
""",
    fix=mend_name,
)

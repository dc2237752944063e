"""Nothing stands between the rows of a table.

A stray line ends the table in the rendered page: what follows is shown as text full of pipes.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import remove_stray_line
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="fields",
    bad="""\
|**id**|The network|uuid|
undefined
|**name**|Its name|string|
""",
    good="""\
|**id**|The network|uuid|
|**name**|Its name|string|
""",
    fix=remove_stray_line,
    changes=("prose",),
)

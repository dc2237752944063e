"""Cells stand under their own titles.

A type in the column of descriptions is read the other way round, but readers of the rendered page see nonsense.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import exchange_cells
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="fields",
    bad="""\
|**id**|uuid|The network|
|**name**|Its name|string|
""",
    good="""\
|**id**|The network|uuid|
|**name**|Its name|string|
""",
    fix=exchange_cells,
)

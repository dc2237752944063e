"""A row has the outer pipes that its header has.

Renderers disagree about a row whose first or last pipe is missing: some show it, some drop its last cell, some end
the table there.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import mend_pipes
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="fields",
    bad="|**id**|The network|uuid",
    good="|**id**|The network|uuid|",
    fix=mend_pipes,
    changes=("prose",),
)

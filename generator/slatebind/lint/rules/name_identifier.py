"""Names are identifiers.

A name with a space in it never travels so; a reader who copies it sends a parameter that the server does not know.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import mend_identifier
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    place="parameters",
    bad="|**zone id**|The zone|uuid|255|false|",
    good="|**zoneid**|The zone|uuid|255|false|",
    fix=mend_identifier,
)

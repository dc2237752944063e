"""Names are cased as the others are.

Where nearly all names are in lower case, one with a capital is often a slip, and names are case-sensitive on the
wire.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    lower = sum(entry.line.name.islower() for entry in subject.entries)
    for entry in subject.entries if lower * 2 >= len(subject.entries) else ():
        if not entry.line.name.islower():
            yield Found(
                entry.line.at,
                f"{entry.noun} `{entry.line.name}` holds capitals, most names hold none",
                "check what the server says",
            )


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="fields",
    bad="""\
|**id**|The network|uuid|
|**crossZones**|Whether it spans zones|boolean|
""",
    good="""\
|**id**|The network|uuid|
|**crosszones**|Whether it spans zones|boolean|
""",
    check=check,
)

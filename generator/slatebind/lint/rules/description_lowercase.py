"""Descriptions begin with a capital.

Where the others do, one that does not was cut from a sentence.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.mend import in_description
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    starts = [entry.description[:1] for entry in subject.entries]
    if sum(one.isupper() for one in starts) <= sum(one.islower() for one in starts):
        return
    names = {entry.line.name for entry in subject.entries}
    for entry in subject.entries:
        match = _LOWER.match(entry.description)
        if match and match[0] not in names:
            edits = in_description(subject, entry, lambda text: text[:1].upper() + text[1:])
            yield Found(
                entry.where,
                f"the description of `{entry.line.name}` begins with a small letter",
                "begin it with a capital",
                edits=edits,
            )


_LOWER = re.compile(r"[a-z]+(?=\s)(?! (?:or|and) )")


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    place="fields",
    bad="""\
|**id**|the network|uuid|
|**name**|The name|string|
|**size**|The size|long|
""",
    good="""\
|**id**|The network|uuid|
|**name**|The name|string|
""",
    check=check,
    fixes=True,
    changes=("description",),
)

"""Prose speaks of parameters that are there.

A parameter that only the prose knows was renamed, or never existed.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.lint.texts import without_code


def check(subject: Subject) -> Iterator[Found]:
    vocabulary = {entry.line.name.lower() for entry in subject.entries}
    for draft in subject.drafts:
        entries = [entry for entry in subject.of(draft) if entry.kind == "parameters"]
        names = {entry.line.name.lower() for entry in entries}
        for entry in entries:
            for name in dict.fromkeys(_REFERENCE.findall(without_code(entry.description))):
                if name.lower() not in names and (name.lower() in vocabulary or _IS_NAME.search(name)):
                    yield Found(
                        entry.where, f"`{draft.command.name}` has no parameter `{name}`, of which the prose speaks"
                    )


_REFERENCE = re.compile(
    r"(?:must be used with|[Mm]utually exclusive with|[Uu]sed together with|together with)(?: the)? "
    r"`?([A-Za-z][A-Za-z0-9]{2,})`?(?: parameter\b|\.|,|$)"
)
_IS_NAME = re.compile(r"[a-z][A-Z]|.(?:id|ids)$")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="parameters",
    bad="|**account**|An account, must be used with the domainid parameter|string|255|false|",
    good="""\
|**account**|An account, must be used with the domainid parameter|string|255|false|
|**domainid**|The domain|uuid|255|false|
""",
    check=check,
)

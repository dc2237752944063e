"""A key that prose spells out is the parameter's own.

`tag[0].key=...` below `tags` is copied, sent, and ignored by the server.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.parameters:
        names = {param.name.lower() for param in entry.draft.command.params}
        for name in dict.fromkeys(_PATH.findall(entry.description)):
            if name.lower() not in names:
                yield Found(
                    entry.where,
                    f"the prose writes `{name}[...]`, the parameter is `{entry.line.name}`",
                    "correct the example",
                )


_PATH = re.compile(r"(?<![\w.\]])([A-Za-z]\w+)\[\d+\]")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="parameters",
    bad="|**tags**|Only with these tags. Example: tag[0].key=colour|map|255|false|",
    good="|**tags**|Only with these tags. Example: tags[0].key=colour|map|255|false|",
    check=check,
)

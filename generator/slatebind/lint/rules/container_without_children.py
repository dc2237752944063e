"""A list or a map says what it holds.

A client can only offer a dictionary of anything.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.fields:
        if entry.record.type in _CONTAINERS and entry.record.items is None:
            yield Found(
                entry.line.at,
                f"nothing says what the {entry.record.type} `{entry.line.name}` holds",
                "describe its elements",
            )


_CONTAINERS = {"list", "map", "object"}


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    place="fields",
    bad="|**nic**|Its network cards|set|",
    good="|**cards**|Its network cards|list of strings|",
    check=check,
)

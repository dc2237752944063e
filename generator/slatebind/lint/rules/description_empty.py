"""Every row has a description.

The name alone rarely tells what a value is good for.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.entries:
        if entry.description.lower() in subject.dialect.empty and "description" in entry.line.cells:
            yield Found(entry.where, f"{entry.noun} `{entry.line.name}` has no description", "describe it")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="fields",
    bad="|**size**||long|",
    good="|**size**|Its size in bytes|long|",
    check=check,
)

"""The type is that of the description.

A field that is said to be true or false and typed as a string makes clients compare texts.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.entries:
        for pattern, said, kinds in _SAYS:
            if pattern.match(entry.description) and entry.record.type not in kinds:
                message = f"{entry.noun} `{entry.line.name}` is typed `{entry.record.type}`, described as a {said}"
                yield Found(entry.line.position("type"), message, "correct one of the two")


_SAYS = (
    (
        re.compile(r"(?:Returns? )?[Tt]rue (?:if|when)\b|(?:[Ff]lag|[Bb]oolean)[, ](?!.*\blist\b)", re.S),
        "boolean",
        {"boolean", "any"},
    ),
    (
        re.compile(r"(?:The|A)? ?[Ll]ist of (?!the id\b)\w+|(?:The|A) set of \w+"),
        "list",
        {"list", "map", "object", "any"},
    ),
)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="fields",
    bad="|**ispublic**|True if everybody may use it, false otherwise|string|",
    good="|**ispublic**|True if everybody may use it, false otherwise|boolean|",
    check=check,
)

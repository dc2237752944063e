"""Examples name their parameters.

`cmk copyIso <id>` leaves it to the reader to find out that it is `id=`.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        for at, line in subject.examples(draft):
            if match := _POSITIONAL.search(line):
                place = Position(at.file, at.line, at.column + match.start(1))
                yield Found(place, f"`{match[1]}` has no parameter's name in front", "write `name=value`")


_POSITIONAL = re.compile(r"\s(<[^<>=]*>)(?=\s|$)")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="example",
    bad="$ cmk createNetwork <id>",
    good="$ cmk createNetwork id=<id>",
    check=check,
)

"""Examples give parameters that the table lists.

A parameter that only the example knows was renamed, or is missing from the table.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.suggestions import did_you_mean


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        names = {param.name for param in draft.command.params}
        for at, line in subject.examples(draft):
            for match in _GIVEN.finditer(line):
                if match[1] not in names:
                    hint = did_you_mean(match[1], names, "add it to the table")
                    place = Position(at.file, at.line, at.column + match.start())
                    yield Found(place, f"`{draft.command.name}` documents no parameter `{match[1]}`", hint)


_GIVEN = re.compile(r"(?<=\s)([A-Za-z_]\w*)(?:[\[.][\w.\[\]]*)?=")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="example",
    bad="$ cmk createNetwork id=<id> colour=red",
    good="$ cmk createNetwork id=<id>",
    check=check,
)

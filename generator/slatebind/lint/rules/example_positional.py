"""Examples name their parameters.

`cmk copyIso <id>` leaves it to the reader to find out that it is `id=`.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        for at, line in subject.examples(draft):
            for match in _POSITIONAL.finditer(line):
                place = Position(at.file, at.line, at.column + match.start(1))
                name = match[1].strip("<>")
                is_known = any(param.name == name for param in draft.command.params)
                edits = (Edit(place, match[1], f"{name}={match[1]}"),) if is_known else ()
                hint = f"write `{name}={match[1]}`" if is_known else "write `name=value`"
                yield Found(place, f"`{match[1]}` has no parameter's name in front", hint, edits=edits)


_POSITIONAL = re.compile(r"\s(<[^<>=]*>)(?=\s|$)")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="example",
    bad="$ cmk createNetwork <id>",
    good="$ cmk createNetwork id=<id>",
    check=check,
    fixes=True,
    changes=("example",),
)

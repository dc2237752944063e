"""Cells are padded as the header is.

Spaces that come and go make changes where nothing changed.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for table, row in subject.rows.values():
        header = subject.line(table.header.at) if table.header else "| "
        if row is table.header or "| " in header or " |" in header:
            continue
        line = subject.line(row.at)
        for match in _PADDED.finditer(line.rstrip()):
            at = Position(row.at.file, row.at.line, match.start() + 1)
            yield Found(
                at, "cell is padded, the header's are not", "remove the spaces", edits=(Edit(at, match[0], "|"),)
            )


_PADDED = re.compile(r"(?<!\\)(?<!^)(?:[ \t]+\|[ \t]*|\|[ \t]+)(?!$)")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="fields",
    bad="|**id**|The network |uuid|",
    good="|**id**|The network|uuid|",
    check=check,
    fixes=True,
    changes=("prose",),
)

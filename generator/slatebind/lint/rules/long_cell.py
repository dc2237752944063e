"""Cells are short.

A paragraph in a cell makes a table that nobody can read; a notice below it is better.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.entries:
        if len(entry.description) > _LONG:
            yield Found(
                entry.where,
                f"the description of `{entry.line.name}` is {len(entry.description)} characters long",
                "say it below the table",
            )


_LONG = 400


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="fields",
    bad="|**id**|Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. Its network. |uuid|",
    good="|**id**|The network|uuid|",
    check=check,
)

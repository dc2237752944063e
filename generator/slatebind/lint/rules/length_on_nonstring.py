"""Lengths belong to texts.

255 characters of a boolean mean nothing; the column is filled in by habit.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.spec.model import Param


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.parameters:
        if isinstance(entry.record, Param) and entry.record.length is not None and entry.record.type not in _TEXTS:
            yield Found(
                entry.line.position("length"),
                f"length of `{entry.line.name}`, which is `{entry.record.type}`",
                "leave the cell empty",
            )


_TEXTS = {"string", "uuid", "url", "any"}


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="parameters",
    bad="|**force**|Whether to insist|boolean|255|false|",
    good="|**force**|Whether to insist|boolean||false|",
    check=check,
)

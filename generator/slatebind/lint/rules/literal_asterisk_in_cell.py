"""Emphasis is closed.

An asterisk without its partner is shown as one, or makes the rest of the paragraph bold.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.mend import inside
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.lint.texts import without_code


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.entries:
        text = without_code(entry.description)
        lonely = _lonely(text)
        if lonely is not None:
            yield Found(
                inside(subject, entry, lonely),
                f"the description of `{entry.line.name}` has an asterisk without its partner",
                "close or escape it",
            )


def _lonely(text: str) -> int | None:
    """Where the first mark stands that none of its kind closes."""
    open_marks: list[re.Match[str]] = []
    for match in _MARK.finditer(text):
        if open_marks and open_marks[-1][0] == match[0]:
            open_marks.pop()
        else:
            open_marks.append(match)
    return open_marks[0].start() if open_marks else None


_MARK = re.compile(r"(?<![\\*\w\s])\*+(?=\S)|(?<=\S)(?<![\\*])\*+(?![*\w])|(?:^|(?<=\s))\*+(?=\w)")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="fields",
    bad="|**type**|*Shared or Isolated|string|",
    good="|**type**|Shared or Isolated|string|",
    check=check,
)

"""Emphasis is closed.

An asterisk without its partner is shown as one, or makes the rest of the paragraph bold.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.lint.texts import without_code


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.entries:
        text = without_code(entry.description)
        if len(_MARK.findall(text)) % 2:
            yield Found(
                entry.where,
                f"the description of `{entry.line.name}` has an asterisk without its partner",
                "close or escape it",
            )


_MARK = re.compile(r"(?<![\\*\w\s])\*+(?=\S)|(?<=\S)(?<![\\*])\*+(?![*\w])|(?:^|(?<=\s))\*+(?=\w)")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="fields",
    bad="|**type**|*Shared or Isolated|string|",
    good="|**type**|Shared or Isolated|string|",
    check=check,
)

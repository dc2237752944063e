"""Sentences end once.

Two full stops, or a space before one, are what is left of an edit.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.mend import in_description, inside
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.lint.texts import without_code


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.entries:
        text = without_code(entry.description)
        if match := _TWICE.search(text):
            edits = (
                in_description(subject, entry, lambda whole: _TWICE.sub(_once, whole))
                if text == entry.description
                else ()
            )
            yield Found(
                inside(subject, entry, match.start()),
                f"the description of `{entry.line.name}` holds `{match[0]}`",
                f"write `{_once(match)}`",
                edits=edits,
            )


_TWICE = re.compile(r"(?<=\w)(?:\.\.(?![./\w])|,,|;;| \.(?=\s|$)| ,(?=\s))")


def _once(match: re.Match[str]) -> str:
    return match[0].strip()[0]


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    place="fields",
    bad="|**id**|The network..|uuid|",
    good="|**id**|The network.|uuid|",
    check=check,
    fixes=True,
    changes=("description",),
)

"""No word stands twice in a row.

`the the` is a slip of an edit.
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
        if match := _TWICE.search(without_code(entry.description)):
            edits = (
                in_description(subject, entry, lambda text: _TWICE.sub(r"\1", text))
                if "`" not in entry.description
                else ()
            )
            yield Found(
                inside(subject, entry, match.start()),
                f"`{match[0]}` in the description of `{entry.line.name}`",
                f"write `{match[1]}`",
                edits=edits,
            )


_TWICE = re.compile(r"\b(the|a|an|of|to|is|in|for|and|or|if|with|by|be|on|this|are) \1\b", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="fields",
    bad="|**id**|The ID of the the network|uuid|",
    good="|**id**|The ID of the network|uuid|",
    check=check,
    fixes=True,
    changes=("description",),
)

"""Quotes are not escaped.

A backslash before a quote is left over from the program text that it was copied from.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.mend import in_description, inside
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.entries:
        if '\\"' not in entry.description:
            continue
        edits = in_description(subject, entry, lambda text: text.replace('\\"', '"'))
        yield Found(
            inside(subject, entry, entry.description.index('\\"')),
            f"the description of `{entry.line.name}` holds escaped quotes",
            "remove the backslashes",
            edits=edits,
        )


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="fields",
    bad=r"|**created**|When it was made, as \"yyyy-MM-dd\"|date|",
    good='|**created**|When it was made, as "yyyy-MM-dd"|date|',
    check=check,
    fixes=True,
    changes=("description",),
)

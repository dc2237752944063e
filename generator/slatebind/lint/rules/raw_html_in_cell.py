"""Cells hold Markdown, not HTML.

Tags are shown as tags wherever the text is not made into a web page: in docstrings, in editors, on terminals.
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
        if match := _TAG.search(without_code(entry.description)):
            yield Found(
                inside(subject, entry, match.start()),
                f"the description of `{entry.line.name}` holds the tag `{match[0]}`",
                "write Markdown",
            )


_TAG = re.compile(r"</?(?:br|p|b|i|u|em|strong|code|ul|ol|li|a|span|div|sup|sub)(?:\s[^<>]*)?/?>", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="fields",
    bad="|**type**|One of<br>Shared<br>Isolated|string|",
    good="|**type**|One of Shared, Isolated|string|",
    check=check,
)

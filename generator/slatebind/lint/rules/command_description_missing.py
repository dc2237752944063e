"""Every command says what it does.

The description is what editors show, and often all that anybody reads.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        if not draft.command.description:
            yield Found(draft.at, f"`{draft.command.name}` has no description", "say what it does below its heading")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="head",
    bad="""\
<aside>
Beware
</aside>
""",
    good="This command lists networks.",
    check=check,
)

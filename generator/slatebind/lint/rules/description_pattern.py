"""Descriptions begin as the others do.

Readers skim; a description of another shape makes them stop.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.markdown import Prose


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        if draft.command.description and not draft.command.description.startswith("This command "):
            message = f"the description of `{draft.command.name}` does not begin with `This command`"
            at = next((block.at for block in draft.part.head.blocks if isinstance(block, Prose)), draft.at)
            yield Found(at, message, "write `This command ...`")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="head",
    bad="Lists networks.",
    good="This command lists networks.",
    check=check,
)

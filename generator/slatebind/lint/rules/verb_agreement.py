"""A description's verb is in the third person.

`This command list zones` was meant to be `lists`.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.mend import in_line
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.markdown import Prose


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        for block in (block for block in draft.part.head.blocks if isinstance(block, Prose)):
            if match := _VERB.match(block.text):
                edits = tuple(in_line(subject, block.at, match[0], f"{match[0]}{_ending(match[1])}"))
                yield Found(
                    block.at,
                    f"verb `{match[1]}` does not agree with `this command`",
                    f"write `{match[1]}{_ending(match[1])}`",
                    edits=edits,
                )
            break


_VERB = re.compile(
    r"This command (?!(?:can|may|will|must|should|has|is|was|does|no|not|the|a|an|only|also|to)\b)([a-z]+[a-rt-z])(?= )"
)


def _ending(verb: str) -> str:
    return "es" if verb.endswith(("ch", "sh", "x", "z", "o")) else "s"


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    place="head",
    bad="This command list networks.",
    good="This command lists networks.",
    check=check,
    fixes=True,
    changes=("description",),
)

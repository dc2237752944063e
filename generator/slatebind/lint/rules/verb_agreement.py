"""A description's verb is not in the third person.

## What it does
Reports `This command` followed by a verb without its final `s`.

## Why is this bad?
It is a grammatical error in the sentence that is read most.

## Example
```markdown
This command list networks.
```

## Use instead
```markdown
This command lists networks.
```

## Fix
Adds the ending.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Prose
from slatebind.markdown.fixes import replace_in_line


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        for block in (block for block in parsed.part.head.blocks if isinstance(block, Prose)):
            if match := _VERB.match(block.text):
                edits = replace_in_line(context.lines, block.at, match[0], f"{match[0]}{_ending(match[1])}")
                yield Violation(
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
    check=check,
    changes=("description",),
)

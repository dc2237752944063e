"""A word is repeated.

## What it does
Reports a short word such as `the` that occurs twice in a row in a description.

## Why is this bad?
It is left over from an edit.

## Example
```markdown
|**id**|The ID of the the network|uuid|
```

## Use instead
```markdown
|**id**|The ID of the network|uuid|
```

## Fix
Removes one of the two words.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import position_in, replace_at
from slatebind.lint.literals import mask_marked
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        if _TWICE.search(entry.description) and (match := _TWICE.search(mask_marked(entry.description))):
            yield Violation(
                position_in(context, entry, match.start()),
                f"repeated `{match[0]}` in the description of `{entry.row.name}`",
                f"write `{match[1]}`",
                edits=replace_at(context, entry, match.start(), match[0], match[1]),
            )


_TWICE = re.compile(
    r"(?<![\w-])(?!A )((?i:the|a|an|of|to|is|in|for|and|or|if|with|by|be|on|this|are)) (?=[a-z])(?i:\1)(?![\w-])"
)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    changes=("description",),
    needs=("english",),
)

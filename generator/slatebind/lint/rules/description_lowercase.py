"""A description begins with a lowercase letter.

## What it does
Reports a description that begins with a lowercase word in a document where most begin with a capital.

## Why is this bad?
It was probably cut from a longer sentence.

## Example
```markdown
|**id**|the network|uuid|
```

## Use instead
```markdown
|**id**|The network|uuid|
```

## Fix
Capitalizes the first letter.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import edit_description
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    starts = [entry.description[:1] for entry in context.entries]
    if sum(start.isupper() for start in starts) <= sum(start.islower() for start in starts):
        return
    names = {entry.row.name for entry in context.entries}
    for entry in context.entries:
        match = _LOWER.match(entry.description)
        if match and match[0] not in names:
            edits = edit_description(context, entry, lambda text: text[:1].upper() + text[1:])
            yield Violation(
                entry.position,
                f"description of `{entry.row.name}` begins with a lowercase letter",
                "capitalize it",
                edits=edits,
            )


_LOWER = re.compile(r"[a-z]+(?=\s)(?! (?:or|and) )")


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    changes=("description",),
)

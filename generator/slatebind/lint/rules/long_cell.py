"""A description is too long for a table.

## What it does
Reports a description of more than 400 characters.

## Why is this bad?
A paragraph in a cell makes the table hard to read.

## Example
```markdown
|**type**|Shared networks are ... (500 characters)|string|
```

## Use instead
```markdown
|**type**|Shared or Isolated, see below|string|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        if len(entry.description) > _MAX_LENGTH:
            yield Violation(
                entry.position,
                f"description of `{entry.row.name}` is {len(entry.description)} characters long",
                "move it below the table",
            )


_MAX_LENGTH = 400


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
)

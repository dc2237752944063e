"""A chapter is empty.

## What it does
Reports a chapter's heading with nothing below it.

## Why is this bad?
The text was to be written later, or was lost.

## Example
```markdown
# Networks

# Zones

## listZones
```

## Use instead
```markdown
# Zones

## listZones
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for chapter in context.extraction.chapters:
        head = chapter.head
        if head.heading.text and not (head.blocks or chapter.guides or chapter.commands):
            yield Violation(head.heading.at, f"nothing below `{head.heading.text}`", "write it, or remove the heading")


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
)

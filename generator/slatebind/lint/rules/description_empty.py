"""A row has no description.

## What it does
Reports a parameter or field whose description is empty.

## Why is this bad?
A name alone rarely explains a value.

## Example
```markdown
|**size**||long|
```

## Use instead
```markdown
|**size**|Its size in bytes|long|
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
        if entry.description.lower() in context.dialect.empty and "description" in entry.row.cells:
            yield Violation(entry.position, f"{entry.noun} `{entry.row.name}` has no description", "describe it")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    max_single=9,
)

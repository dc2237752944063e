"""A length on a type without one.

## What it does
Reports a length of a parameter that is not text.

## Why is this bad?
A maximum of 255 characters means nothing for a boolean.

## Example
```markdown
|**force**|Whether to insist|boolean|255|false|
```

## Use instead
```markdown
|**force**|Whether to insist|boolean||false|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.spec.model import Param


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.parameters:
        if isinstance(entry.record, Param) and entry.record.length is not None and entry.record.type not in _TEXT_TYPES:
            yield Violation(
                entry.row.position("length"),
                f"length of `{entry.row.name}`, whose type is `{entry.record.type}`",
                "leave the cell empty",
            )


_TEXT_TYPES = {"string", "uuid", "url", "any"}


def places(context: LintContext) -> int:
    """The number of parameters that are not text."""
    return sum(entry.record.type not in _TEXT_TYPES for entry in context.parameters)


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    places=places,
    needs=("lengths",),
)

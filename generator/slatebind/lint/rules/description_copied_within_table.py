"""Two rows have the same description.

## What it does
Reports a row whose description equals that of an earlier row of its table.

## Why is this bad?
One of the two was copied and never changed.

## Example
```markdown
|**id**|The identifier of the network|uuid|
|**zoneid**|The identifier of the network|uuid|
```

## Use instead
```markdown
|**id**|The identifier of the network|uuid|
|**zoneid**|The identifier of its zone|uuid|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        first: dict[tuple[str, str], TableEntry] = {}
        for entry in context.of(parsed):
            earlier = first.setdefault((entry.kind, entry.description), entry)
            if earlier is not entry and len(entry.description) >= _MIN_LENGTH:
                message = f"`{entry.row.name}` has the same description as `{earlier.row.name}`"
                yield Violation(entry.position, message, "describe the difference", (earlier.position,))


_MIN_LENGTH = 16


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

"""A command has no description.

## What it does
Reports a command without text between its heading and its first section.

## Why is this bad?
The description is what editors show and is often all that anybody reads.

## Example
```markdown
## listNetworks

### Command
```

## Use instead
```markdown
## listNetworks

This command lists networks.

### Command
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        if not parsed.command.description:
            yield Violation(parsed.at, f"`{parsed.command.name}` has no description", "describe it below its heading")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    max_single=9,
)

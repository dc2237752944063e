"""A command's description does not begin with "This command".

## What it does
Reports a command whose description begins with other words than `This command`.

## Why is this bad?
Readers skim; descriptions of the same form are faster to read.

## Example
```markdown
Lists networks.
```

## Use instead
```markdown
This command lists networks.
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Prose


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        if parsed.command.description and not parsed.command.description.startswith("This command "):
            message = f"description of `{parsed.command.name}` does not begin with `This command`"
            at = next((block.at for block in parsed.part.head.blocks if isinstance(block, Prose)), parsed.at)
            yield Violation(at, message, "write `This command ...`")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    needs=("sentences",),
)

"""A command that changes something requires nothing.

## What it does
Reports a command such as `delete...` or `update...` without a required parameter.

## Why is this bad?
Such a command cannot know what to change; usually the column is filled in wrongly.

## Example
```markdown
|**name**|Its name|string|255|false|
```

## Use instead
```markdown
|**id**|The network|uuid|255|true|
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        command = parsed.command
        if not any("required" in line.cells for line in parsed.rows["parameters"]):
            continue
        if _MUTATES.match(command.name) and not any(param.required for param in command.params):
            yield Violation(parsed.at, f"no parameter of `{command.name}` is required", "mark those that are")


_MUTATES = re.compile(
    r"(?:create|update|delete|remove|start|stop|reboot|destroy|attach|detach|assign|enable|disable|restore|change|migrate)[A-Z]"
)


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
)

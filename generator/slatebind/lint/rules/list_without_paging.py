"""A list command has no paging parameters.

## What it does
Reports a command that returns a list and has no parameters `page` and `pagesize`.

## Why is this bad?
A long list cannot be read page by page.

## Example
```markdown
## listNetworks

This command takes no parameters.
```

## Use instead
```markdown
## listNetworks

|**page**|Which page, from 1|integer||false|
|**pagesize**|How many on a page|integer||false|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    paging = " and ".join(f"`{name}`" for name in context.protocol.paging)
    for parsed in context.parsed_commands:
        if parsed.command.response.shape == "list" and not context.protocol.has_pages(parsed.command):
            yield Violation(
                parsed.at,
                f"`{parsed.command.name}` has no parameters {paging}",
                "document them if the server has them",
            )


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
)

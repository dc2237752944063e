"""Two sections describe the same request.

## What it does
Reports an operation with the method, path and server of an earlier one, without a query parameter that
distinguishes them.

## Why is this bad?
Readers cannot know whether both are one, and clients have two methods that send the same. It may be intended, where
each section is about one kind of body.

## Example
```markdown
## Water a tree

`PUT /trees/{id}`

## Move a tree

`PUT /trees/{id}`
```

## Use instead
```markdown
## Water a tree

`PUT /trees/{id}/water`

## Move a tree

`PUT /trees/{id}`
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction import ParsedCommand
from slatebind.lint.context import LintContext
from slatebind.lint.requests import request_text
from slatebind.lint.rule import Rule, Violation
from slatebind.spec.addresses import request_of


def check(context: LintContext) -> Iterator[Violation]:
    first: dict[object, ParsedCommand] = {}
    for parsed in context.parsed_commands:
        earlier = first.setdefault((request_of(parsed.command), parsed.command.server), parsed)
        if earlier is not parsed:
            message = f"`{request_text(parsed)}` is described as `{earlier.command.name}` too"
            yield Violation(parsed.at, message, "check that both are meant", (earlier.at,))


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    needs=("requests",),
    max_single=9,
)

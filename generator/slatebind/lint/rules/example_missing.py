"""A command has no example response.

## What it does
Reports a command with response fields but no example response.

## Why is this bad?
An example shows which fields are sent and what they look like, and the key of a list only an example shows.

## Example
```markdown
### Response schema

|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
```

## Use instead
````markdown
### Response schema

```json
{"id": "7f3c"}
```

|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
````

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        response = parsed.command.response
        if parsed.fields and response.example is None:
            unknown = "; the key of its list is unknown" if response.shape == "list" and response.key is None else ""
            yield Violation(parsed.at, f"`{parsed.command.name}` has no example response{unknown}", "add one")


def places(context: LintContext) -> int:
    """The number of commands with fields."""
    return sum(bool(parsed.fields) for parsed in context.parsed_commands)


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    places=places,
)

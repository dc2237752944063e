"""A name has different types in request and response.

## What it does
Reports a parameter whose type differs from that of the field with the same name in the same command. The text
types `string`, `uuid` and `url` are compatible.

## Why is this bad?
What one command returns is passed to the next.

## Example
```markdown
### Query parameters

|**size**|Its size|string|255|true|

### Response schema

|**size**|Its size|long|
```

## Use instead
```markdown
### Query parameters

|**size**|Its size|long||true|
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
        stated = [entry for entry in context.of(parsed) if entry.row.text("type")]
        fields = {entry.row.name: entry.record for entry in stated if entry.kind == "response"}
        for entry in stated:
            other = fields.get(entry.row.name)
            if entry.kind == "parameters" and other and _clash(entry.record.type, other.type):
                name, kind = entry.row.name, entry.record.type
                message = f"parameter `{name}` is `{kind}`, but the field of this name is `{other.type}`"
                yield Violation(entry.row.position("type"), message, "use one type")


def _clash(param: str, field: str) -> bool:
    return param != field and not {param, field} <= _TEXT_TYPES


_TEXT_TYPES = {"string", "uuid", "url"}


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
)

"""A documented field is missing from the example.

## What it does
Reports the fields of a command that do not occur in its example response.

## Why is this bad?
Readers cannot tell whether the server sends them.

## Example
```markdown
{"colour": "red"}
```

## Use instead
```markdown
{"id": "1"}
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.json_examples import json_keys
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed, code, keys in json_keys(context):
        missing = [field.name for field in parsed.fields if field.name.split(".")[0] not in keys]
        if missing:
            names = ", ".join(f"`{name}`" for name in missing)
            yield Violation(code.at, f"example response of `{parsed.command.name}` lacks {names}"[:300])


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
)

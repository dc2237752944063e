"""An example contains a field that the table lacks.

## What it does
Reports a key of an example response that is not a field of the command.

## Why is this bad?
The field is missing from the client's model.

## Example
```markdown
{"id": "1", "colour": "red"}

|**id**|The network|uuid|
```

## Use instead
```markdown
{"id": "1", "colour": "red"}

|**id**|The network|uuid|
|**colour**|Its colour|string|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.json_examples import json_keys, position_of_key
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed, code, keys in json_keys(context):
        names = {field.name.split(".")[0] for field in parsed.fields}
        for key in sorted(keys - names) if names & keys else ():
            yield Violation(
                position_of_key(code, key), f"table of `{parsed.command.name}` has no field `{key}`", "add it"
            )


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

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
        if parsed.reference is not None or not names & keys:
            continue  # the table does not say all, or is about something else
        unknown = sorted(key for key in keys - names - {*context.dialect.payloads} if key[:1] not in _FORMAT_MARKS)
        if len(unknown) > _MAX_SINGLE:
            listed = ", ".join(f"`{key}`" for key in unknown)
            message = f"table of `{parsed.command.name}` lacks {len(unknown)} fields of the example: {listed}"
            yield Violation(code.at, message[:_MAX_MESSAGE_LENGTH], "add them")
            continue
        for key in unknown:
            yield Violation(
                position_of_key(code, key), f"table of `{parsed.command.name}` has no field `{key}`", "add it"
            )


_FORMAT_MARKS = ("_", "@", "$")
"""Keys such as ``_links`` and ``@type`` belong to the format of a response."""
_MAX_SINGLE = 3
"""Fields that were forgotten one by one; where more are missing, the table is another one's, or a choice."""
_MAX_MESSAGE_LENGTH = 300


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    max_single=9,
)

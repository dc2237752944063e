"""An example contains a field that the table lacks.

## What it does
Reports the keys of an example response that are not fields of the command. A parameter that the response repeats may be
one of them.

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
        # What was sent and is sent back is described where it is sent.
        sent = {param.name.split(".")[0] for param in parsed.command.params}
        if parsed.reference is not None or not names & keys:
            continue  # the table does not say all, or is about something else
        expected = names | sent | {*context.dialect.payloads}
        unknown = sorted(key for key in keys - expected if key[:1] not in _FORMAT_MARKS)
        if len(unknown) == 1:
            message = f"table of `{parsed.command.name}` has no field `{unknown[0]}`"
            yield Violation(position_of_key(code, unknown[0]), message, "add it")
        elif unknown:
            listed = ", ".join(f"`{key}`" for key in unknown)
            message = f"table of `{parsed.command.name}` lacks {len(unknown)} fields of the example: {listed}"
            yield Violation(code.at, message[:_MAX_MESSAGE_LENGTH], "add them")


_FORMAT_MARKS = ("_", "@", "$")
"""Keys such as ``_links`` and ``@type`` belong to the format of a response."""
_MAX_MESSAGE_LENGTH = 300


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    max_single=5,
)

"""A GET request has a body.

## What it does
Reports an operation with the method GET or HEAD that the docs describe with parameters of a body, or whose sample sends
one.

## Why is this bad?
Many clients, proxies and caches drop such a body. Often the parameters are sent in the query, or the method is another
one.

## Example
```markdown
`GET /trees`

### Body Parameters

Parameter | Description
--- | ---
kind | What grows on it
```

## Use instead
```markdown
`GET /trees`

### Query Parameters

Parameter | Description
--- | ---
kind | What grows on it
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction import ParsedCommand
from slatebind.lint.context import LintContext
from slatebind.lint.requests import request_text, samples
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in _without_body(context):
        row = next((row for row in parsed.params if row.param.location == "body"), None)
        if row is not None:
            message = f"`{request_text(parsed)}` has `{row.param.name}` in a body"
            yield Violation(row.at.at, message, _HINT)
            continue
        for sample in samples(context, parsed):
            if sample.method == parsed.command.method and sample.data.strip():
                yield Violation(sample.at, f"sample of `{request_text(parsed)}` sends a body", _HINT)
                break


def places(context: LintContext) -> int:
    """The number of operations without a body."""
    return sum(1 for _ in _without_body(context))


def _without_body(context: LintContext) -> Iterator[ParsedCommand]:
    return (parsed for parsed in context.parsed_commands if parsed.command.method in ("GET", "HEAD"))


_HINT = "move it to the query, or correct the method"
RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    places=places,
    needs=("requests",),
    max_single=9,
)

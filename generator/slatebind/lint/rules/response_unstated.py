"""Nothing says what a request answers.

## What it does
Reports a GET request without response fields, an example, statuses, or a link to what it returns.

## Why is this bad?
Readers have to call the API to find out. Clients return the response as it is, without types.

## Example
```markdown
## List trees

`GET /trees`
```

## Use instead
````markdown
## List trees

`GET /trees`

```json
[{"id": "t1", "kind": "apple"}]
```
````

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction import ParsedCommand
from slatebind.extraction.requests.samples import read_samples
from slatebind.lint.context import LintContext
from slatebind.lint.requests import examples, request_text
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in _reading(context):
        command = parsed.command
        is_stated = parsed.fields or parsed.response or parsed.reference or command.statuses
        if not is_stated and not examples(context, parsed) and not _has_other_code(context, parsed):
            message = f"nothing says what `{request_text(parsed)}` answers"
            yield Violation(parsed.at, message, "add an example of the response, or a table of its fields")


def places(context: LintContext) -> int:
    """The number of requests that read something."""
    return sum(1 for _ in _reading(context))


def _has_other_code(context: LintContext, parsed: ParsedCommand) -> bool:
    """Whether a block of code without a language shows something else than a call: a text, or a table."""
    return any(not block.language and not any(read_samples(block)) for block in context.codes(parsed))


def _reading(context: LintContext) -> Iterator[ParsedCommand]:
    """The operations with something to answer: others often say by their status alone that they are done."""
    return (parsed for parsed in context.parsed_commands if parsed.command.method == "GET")


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    places=places,
    needs=("requests",),
    max_single=9,
)

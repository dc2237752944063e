"""An example has a status that no table lists.

## What it does
Reports an example of a response with a status that neither the statuses of its operation nor the errors of the whole
API list, where the operation has a list of statuses: of errors, if the example is one, else of successes.

## Why is this bad?
A list of statuses looks complete: readers handle what it has, and nothing else.

## Example
````markdown
> 409 Conflict

```json
{"error": "planted already"}
```

Status | Meaning
--- | ---
201 | The tree was planted
````

## Use instead
```markdown
Status | Meaning
--- | ---
201 | The tree was planted
409 | It was planted already
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.requests import examples, request_text
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    of_api = {str(error.code) for error in context.spec.errors}
    for parsed in context.parsed_commands:
        own = {str(status.code).upper() for status in parsed.command.statuses}
        # Many tables have errors alone.
        kinds = {_is_error(code) for code in own}
        for example in examples(context, parsed) if own else ():
            code = str(example.status or "")
            if not code or _is_error(code) not in kinds or {code, f"{code[0]}XX"} & (own | of_api):
                continue
            own.add(code)
            message = f"no table lists the status {code} of this example of `{request_text(parsed)}`"
            yield Violation(example.at, message, "add it to the table")


def _is_error(code: str) -> bool:
    return code[:1] in "45"


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    needs=("requests",),
)

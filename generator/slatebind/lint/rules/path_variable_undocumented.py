"""A variable of a path is not described.

## What it does
Reports a variable in the path of a request that no row describes. In docs that describe few of their variables, this is
one finding.

## Why is this bad?
Readers have to guess what the value is and where they get it from. Clients take it for a text.

## Example
```markdown
`GET /trees/{id}`
```

## Use instead
```markdown
`GET /trees/{id}`

Path variable | Type | Description
--- | --- | ---
id | integer | The tree's number, as `POST /trees` returns it
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction.requests.rows.path_variables import folded
from slatebind.lint.context import LintContext
from slatebind.lint.requests import path_variables, request_text
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        rows = {folded(entry.row.name) for entry in context.of(parsed) if entry.kind == "parameters"}
        missing = [
            variable.printed
            for variable in path_variables(parsed)
            if not variable.is_described and folded(variable.printed) not in rows
        ]
        if missing:
            names = ", ".join(f"`{name}`" for name in missing)
            message = f"nothing describes {names} in `{request_text(parsed)}`"
            yield Violation(parsed.at, message, "add a row for each variable")


def places(context: LintContext) -> int:
    """The number of paths with variables."""
    return sum(any(True for _ in path_variables(parsed)) for parsed in context.parsed_commands)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    places=places,
    needs=("requests",),
    max_single=9,
)

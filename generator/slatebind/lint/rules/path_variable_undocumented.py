"""A variable of a path is not described.

## What it does
Reports a variable in the path of a request that no row describes. In docs that describe few of their variables, or
leave out several, this is one finding.

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

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction import ParsedCommand
from slatebind.extraction.requests.rows.path_variables import folded
from slatebind.lint.context import LintContext
from slatebind.lint.requests import PathVariable, path_variables, request_text
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    described: dict[str, str] = {}
    missing: list[tuple[ParsedCommand, list[str]]] = []
    for parsed in context.parsed_commands:
        rows = {folded(entry.row.name) for entry in context.of(parsed) if entry.kind == "parameters"}
        variables = [variable for variable in path_variables(parsed) if _is_marked(variable, parsed)]
        described_here = (other for other in variables if other.is_described or folded(other.printed) in rows)
        known = {variable.printed for variable in described_here}
        described |= dict.fromkeys(known, request_text(parsed))
        if unknown := [variable.printed for variable in variables if variable.printed not in known]:
            missing.append((parsed, unknown))
    for parsed, unknown in missing:
        names = ", ".join(f"`{name}`" for name in unknown)
        message = f"nothing describes {names} in `{request_text(parsed)}`"
        other = next((described[name] for name in unknown if name in described), None)
        hint = f"add a row for each variable{f', such as that of `{other}`' if other else ''}"
        yield Violation(parsed.at, message, hint)


def _is_marked(variable: PathVariable, parsed: ParsedCommand) -> bool:
    """Whether a path marks a variable: a segment of capital letters alone may be the name of something."""
    return re.search(rf"[{{:<\[(]\s*{re.escape(variable.printed)}\b", parsed.request_url) is not None


def places(context: LintContext) -> int:
    """The number of paths with variables."""
    return sum(any(True for _ in path_variables(parsed)) for parsed in context.parsed_commands)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    places=places,
    needs=("requests",),
    max_single=3,
)

"""A row describes a variable that the path does not have.

## What it does
Reports a row below a title about the variables of a path, such as `Path Parameters`, if the path has no such variable,
and one that is spelled alike, or the only one left, is not described. A variable that is the only one left is read by
the name in the row.

## Why is this bad?
One of the two is wrong, or both mean the same: readers and clients have to guess which.

## Example
```markdown
`GET /trees/{id}`

### Path Parameters

Parameter | Description
--- | ---
tree_number | The tree's number
```

## Use instead
```markdown
`GET /trees/{tree_number}`
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.rows.parameter_tables import operation_tables
from slatebind.extraction.requests.rows.path_variables import folded
from slatebind.extraction.tables.table_rows import TableRow, read_rows
from slatebind.lint.context import LintContext
from slatebind.lint.requests import path_variables, sections
from slatebind.lint.rule import Rule, Violation
from slatebind.suggestions import closest


def check(context: LintContext) -> Iterator[Violation]:
    for operations in sections(context):
        variables = {folded(name) for parsed in operations for name in read_url(parsed.request_url).variables}
        parsed, *others = operations
        if others:
            continue  # which row belongs to which of them is not said
        left = [
            variable.printed
            for variable in path_variables(parsed)
            if not variable.is_described or folded(variable.printed) != folded(variable.name)
        ]
        parts = (parsed.part.head, *parsed.part.sections)
        rows = [row for row in _path_rows(parts, context) if folded(row.name) not in variables] if left else []
        for row in rows:
            similar = closest(row.name, left)
            meant = similar or (left[0] if len(rows) == len(left) == 1 else None)
            if meant is not None:
                path = f"{parsed.command.method} {read_url(parsed.request_url).path}"
                message = f"the path of `{path}` has no variable `{row.name}`"
                yield Violation(row.at, message, f"no row describes `{meant}`: use one name for both")


def _path_rows(parts: tuple[Part, ...], context: LintContext) -> Iterator[TableRow]:
    """The rows of the tables below titles about paths."""
    silent = Report(context.lines)
    for table in operation_tables(parts, context.dialect, silent, reads_lists=True):
        if table.opening == "path" and table.kind == "parameters":
            yield from read_rows(table.table, "name", context.dialect, silent)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    needs=("requests",),
)

"""Cell padding differs from the header.

## What it does
Reports a cell with spaces around its text in a table whose header has none.

## Why is this bad?
Inconsistent spaces cause changes in a diff where nothing changed.

## Example
```markdown
|Element|Description|Type|
|---|---|---|
|**id**|The network |uuid|
```

## Use instead
```markdown
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
```

## Fix
Removes the spaces.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Edit, Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Cell
from slatebind.markdown.fixes import cell_source


def check(context: LintContext) -> Iterator[Violation]:
    for table, row in context.rows.values():
        header = context.lines.line(table.header.at) if table.header else "| "
        if row is table.header or "| " in header or " |" in header:
            continue
        line = context.lines.line(row.at).rstrip()
        if table.header is None or len(row.cells) != len(table.header.cells) or not _PADDED.search(line):
            continue
        for cell in row.cells:
            yield from _check_cell(context, cell, line)


def _check_cell(context: LintContext, cell: Cell, line: str) -> Iterator[Violation]:
    start = cell.at.column - 1
    end = start + len(cell_source(context.lines, cell))
    before = len(line[:start]) - len(line[:start].rstrip())
    after = len(line[end:]) - len(line[end:].lstrip())
    if (
        not cell.text
        or line[start:end] != cell_source(context.lines, cell)
        or not line[:start].strip()
        or not line[end:].strip()
    ):
        return
    spans = [(start - before, line[start - before : start]), (end, line[end : end + after])]
    edits = tuple(Edit(Position(cell.at.file, cell.at.line, at + 1), spaces, "") for at, spaces in spans if spaces)
    if edits:
        yield Violation(edits[0].at, "cell is padded, unlike the header's", "remove the spaces", edits=edits)


_PADDED = re.compile(r"\S[ \t]+\||\|[ \t]+\S")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    changes=("prose",),
)

"""Spaces at the end of a line.

## What it does
Reports spaces and tabs at the end of a line outside code.

## Why is this bad?
They show up as changes in reviews, and two of them are a line break in Markdown.

## Example
```markdown
This command lists networks.···
```

## Use instead
```markdown
This command lists networks.
```

## Fix
Removes them; where they are a line break, only with `--unsafe-fixes`.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Edit, Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.plurals import counted


def check(context: LintContext) -> Iterator[Violation]:
    for at, line in context.text_lines():
        spaces = line[len(line.rstrip(" \t")) :]
        if spaces:
            start = Position(at.file, at.line, len(line) - len(spaces) + 1)
            message = f"{counted(len(spaces), 'space')} at the end of the line"
            edits = (Edit(start, spaces, ""),)
            yield Violation(start, message, "remove the spaces", edits=edits, is_safe=not _is_break(line, spaces))


def _is_break(line: str, spaces: str) -> bool:
    """Whether the spaces are a line break of Markdown."""
    return spaces.endswith("  ") and line[:1] not in "|#>" and bool(line.strip())


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
)

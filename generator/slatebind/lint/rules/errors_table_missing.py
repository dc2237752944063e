"""The chapter about errors has no table.

## What it does
Reports a chapter with the title of the errors chapter that contains no table.

## Why is this bad?
Error codes that are listed in prose are not in the spec.

## Example
```markdown
# Errors

The server answers 404 if something does not exist.
```

## Use instead
```markdown
# Errors

|Error Code|Meaning|
|---|---|
|404|Not Found|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Table


def check(context: LintContext) -> Iterator[Violation]:
    for chapter in context.extraction.chapters:
        is_errors = chapter.head.section == "errors" and not chapter.commands
        if is_errors and not any(isinstance(block, Table) for block in chapter.head.blocks):
            yield Violation(
                chapter.head.heading.at,
                f"no table below `{chapter.head.heading.text}`",
                "list codes and meanings in a table",
            )


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    needs=("codes",),
)

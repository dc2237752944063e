"""An include is empty.

## What it does
Reports an include of the front matter whose file contains no text.

## Why is this bad?
Its content was lost or never written.

## Example
```markdown
---
includes:
  - empty
---
```

## Use instead
```markdown
---
includes:
  - errors
---
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    main, *includes = context.files
    for include in includes:
        if not include.text.strip():
            message = f"include {include.path} is empty"
            yield Violation(
                _position(context, main.name, include.path), message, "write it, or remove it from the list"
            )


def _position(context: LintContext, main: str, path: str) -> Position:
    """The include's entry in the front matter; the start of the file where it has an unusual form."""
    name = re.sub(r"^includes/(.*/)?_|\.\w+(\.erb)?$", lambda match: match[1] or "", path)
    pattern = re.compile(rf"(?:\s*-\s+|includes:\s*\[?|.*,\s*)['\"]?(?<![\w-]){re.escape(name)}(?![\w-])")
    for at, line in context.all_lines():
        if at.file == main and (match := pattern.match(line)):
            return Position(main, at.line, match.end() - len(name) + 1)
    return Position(main)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

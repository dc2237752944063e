"""Typographic quotes, dashes or invisible spaces.

## What it does
Reports characters that word processors insert: curly quotes, dashes, no-break and zero-width spaces.

## Why is this bad?
They cannot be found by typing, and break names and examples that are pasted.

## Example
```markdown
|**id**|The network’s ID|uuid|
```

## Use instead
```markdown
|**id**|The network's ID|uuid|
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
    for at, line in context.all_lines():
        if not line.isascii() and (match := _TYPOGRAPHIC.search(line)):
            start = Position(at.file, at.line, match.start() + 1)
            yield Violation(start, f"character U+{ord(match[0]):04X}", "use a plain ASCII character")


_TYPOGRAPHIC = re.compile("[\u00a0\u00ad\u2000-\u202f\u2060\ufeff]")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
)

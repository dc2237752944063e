"""A stated number of commands is wrong.

## What it does
Reports a number of commands in the introduction that is not the number of commands in the document. What the document
will contain is not compared.

## Why is this bad?
It was right on the day it was written.

## Example
```markdown
The API has 120 commands.
```

## Use instead
```markdown
The API has many commands.
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Prose


def check(context: LintContext) -> Iterator[Violation]:
    for block in context.extraction.blocks:
        if not isinstance(block, Prose):
            continue
        for match in _STATED_COUNT.finditer(block.text):
            count = len(context.spec.commands)
            before = block.text[: match.start()]
            if int(match[1].replace(",", "")) != count and not _FUTURE.search(before[-_WINDOW:]):
                column = len(before) - before.rfind("\n") if "\n" in before else block.at.column + len(before)
                at = Position(block.at.file, block.at.line + before.count("\n"), column)
                yield Violation(at, f"text says `{match[0]}`, the document has {count}", "correct or remove the number")


_WINDOW = 200
_FUTURE = re.compile(r"\bwill\b[^.]*$")
"""What docs will contain some day is not a statement about them."""
# A rate, such as `10 requests per second`, counts no commands.
_STATED_COUNT = re.compile(
    r"\b(\d[\d,]{0,8}) (?:different )?(?:API )?(?:requests?|commands?|calls|methods|endpoints)\b"
    r"(?!\s+(?:per|an?|each|every|within)\b)"
)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    needs=("english",),
)

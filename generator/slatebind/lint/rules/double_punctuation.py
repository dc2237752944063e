"""Doubled punctuation or a space before it.

## What it does
Reports two periods, commas or semicolons in a row, and a space before a period or comma.

## Why is this bad?
It is left over from an edit.

## Example
```markdown
|**id**|The network..|uuid|
```

## Use instead
```markdown
|**id**|The network.|uuid|
```

## Fix
Keeps one mark and removes the space.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import position_in, replace_at
from slatebind.lint.literals import mask_marked
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        if match := _TWICE.search(mask_marked(entry.description)):
            yield Violation(
                position_in(context, entry, match.start()),
                f"description of `{entry.row.name}` contains `{match[0]}`",
                f"write `{_once(match)}`",
                edits=replace_at(context, entry, match.start(), match[0], _once(match)),
            )


_TWICE = re.compile(r"(?<=\w)(?:\.\.(?![./\w])|,,(?=\s)|;;(?=\s|$)| \.(?=\s|$)| ,(?=\s))")


def _once(match: re.Match[str]) -> str:
    return match[0].strip()[0]


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    changes=("description",),
)

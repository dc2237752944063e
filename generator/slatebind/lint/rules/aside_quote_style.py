"""Inconsistent quotes around the class of an aside.

## What it does
Reports an aside whose class is quoted differently from most others.

## Why is this bad?
A search for one kind of quotes misses the other.

## Example
```markdown
<aside class='notice'>
```

## Use instead
```markdown
<aside class="notice">
```

## Fix
Uses the most frequent kind of quotes.
"""

import re
from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Edit, Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    asides = list(_asides(context))
    usual = Counter(_mark(quoted) for _, quoted in asides).most_common(1)[0][0] if asides else ""
    for at, quoted in asides:
        if _mark(quoted) != usual:
            expected = f"{usual}{quoted.strip(_MARKS)}{usual}"
            edits = (Edit(at, quoted, expected),)
            yield Violation(at, f"class is quoted differently from most: {quoted}", f"write {expected}", edits=edits)


def _asides(context: LintContext) -> Iterator[tuple[Position, str]]:
    for at, line in context.text_lines():
        if match := _CLASS.match(line):
            yield Position(at.file, at.line, match.start(1) + 1), match[1]


def _mark(quoted: str) -> str:
    return quoted[0] if quoted[0] in _MARKS else ""


_MARKS = "'\""
_CLASS = re.compile(r"""[ \t]*<aside class=('[^'"]*'|"[^'"]*"|[\w-]+)""")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    changes=("prose",),
)

"""A constraint is stated only in prose.

## What it does
Reports a description that gives an alternative, a companion, a default or the allowed values of a parameter
for which the table has no column.

## Why is this bad?
Clients can check only constraints that are data.

## Example
```markdown
|**state**|Its state. Possible values are Running, Stopped|string|255|false|
```

## Use instead
```markdown
|**state**|Its state|string|255|false|

with an overlay that has the values.
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.dialects import Role
from slatebind.lint.context import LintContext
from slatebind.lint.descriptions import position_in
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.parameters:
        for kind, pattern, role in _KINDS:
            if role not in entry.line.cells and (match := pattern.search(entry.description)):
                yield Violation(
                    position_in(context, entry, match.start()),
                    f"prose states {kind} of `{entry.line.name}`: `{match[0]}`",
                    "move it to an overlay or to a column of its own",
                )


_KINDS: tuple[tuple[str, re.Pattern[str], Role], ...] = (
    (
        "an alternative",
        re.compile(
            r"mutually exclusive"
            r"|(?:cannot|can't|can not|must not) be (?:used|given|specified|passed) (?:together )?with"
            r"|do not specify \w+ and \w+ together|either .{1,60} or .{1,60} (?:has|have|must)",
            re.I,
        ),
        "code",
    ),
    (
        "a companion",
        re.compile(
            r"must be (?:used|specified|passed) (?:together )?with"
            r"|(?<!cannot be )(?<!not be )(?<!n't be )used (?:only )?(?:together )?with",
            re.I,
        ),
        "code",
    ),
    (
        "a default",
        re.compile(r"\bdefaults? (?:value )?(?:to|is)\b|\bby default\b|\bdefault[:=]|(?<=\()default \w+", re.I),
        "default",
    ),
    (
        "the values",
        re.compile(
            r"\b(?:possible|valid|allowed) values?\b|\bvalues (?:are|is)\b|\b(?:can|must) be one of\b|\bone of:", re.I
        ),
        "values",
    ),
)


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
)

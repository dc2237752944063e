"""A constraint is stated only in prose.

## What it does
Reports a description that gives an alternative, a companion, a default or the allowed values of a parameter
for which the table has no column, in words that cannot be read as a fact of the spec.

## Why is this bad?
Clients can check only constraints that are data.

## Example
```markdown
|**state**|Its state. Possible values are those of the console|string|255|false|
```

## Use instead
```markdown
|**state**|Its state. Possible values are Running and Stopped|string|255|false|
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.description_edits import position_in
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.parameters:
        for kind, pattern, key in _KINDS:
            if not _is_stated(entry, key) and (match := pattern.search(entry.description)):
                yield Violation(
                    position_in(context, entry, match.start()),
                    f"prose states {kind} of `{entry.row.name}`: `{match[0]}`",
                    "reword it, or move it to an overlay or to a column of its own",
                )


def _is_stated(entry: TableEntry, key: str) -> bool:
    """Whether the table has a column for it, or the spec has it as a fact."""
    return key in entry.row.cells or bool(getattr(entry.record, key))


_KINDS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "an alternative",
        re.compile(
            r"mutually exclusive"
            r"|(?:cannot|can't|can not|must not) be (?:used|given|specified|passed) (?:together )?with"
            r"|do not specify \w+ and \w+ together|either .{1,60} or .{1,60} (?:has|have|must)",
            re.I,
        ),
        "excludes",
    ),
    (
        "a companion",
        re.compile(
            r"must be (?:used|specified|passed) (?:together )?with"
            r"|(?<!cannot be )(?<!not be )(?<!n't be )used (?:only )?(?:together )?with",
            re.I,
        ),
        "requires",
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

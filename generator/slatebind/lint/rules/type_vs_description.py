"""The type contradicts the description.

## What it does
Reports a description such as `True if ...` or `List of ...` of a value with another type. A response field that is true
or false may be a string: servers do answer with `"true"`.

## Why is this bad?
Clients get a number where they expect a boolean, or a text where they expect a list.

## Example
```markdown
|**ispublic**|True if everybody may use it, false otherwise|integer|
```

## Use instead
```markdown
|**ispublic**|True if everybody may use it, false otherwise|boolean|
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        for pattern, described, kinds in _DESCRIPTIONS:
            if entry.record.type in kinds or not entry.row.text("type") or _IN_TEXT.search(entry.description):
                continue
            if described == "boolean" and entry.record.type == "string" and entry.noun == "field":
                # Servers do answer with "true" in quotes.
                continue
            if pattern.match(entry.description):
                name, kind = entry.row.name, entry.record.type
                message = f"{entry.noun} `{name}` has the type `{kind}`, but is described as a {described}"
                yield Violation(entry.row.position("type"), message, "correct one of the two")


_IN_TEXT = re.compile(r"\b(?:comma|separated|delimited|string|text|json|joined)\b", re.I)
"""A list may be sent as text."""
_DESCRIPTIONS = (
    (
        re.compile(
            r"(?:Returns? )?[Tt]rue (?:if|when)\b"
            r"|(?:[Bb]oolean|[Ff]lag (?:to|indicating|whether|(?:that|which) (?:indicates|tells)))\b(?!.*\blist\b)",
            re.S,
        ),
        "boolean",
        {"boolean", "any"},
    ),
    (
        re.compile(r"(?:The|A)? ?[Ll]ist of (?!the id\b)\w+|(?:The|A) set of \w+"),
        "list",
        {"list", "map", "object", "any"},
    ),
)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    needs=("english",),
)

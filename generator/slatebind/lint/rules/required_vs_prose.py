"""Prose and column disagree about what is required.

## What it does
Reports a description that says that a parameter is required or optional where its column says the opposite.

## Why is this bad?
One of them is wrong, and only the server knows which.

## Example
```markdown
|**name**|Required. Its name|string|255|false|
```

## Use instead
```markdown
|**name**|Its name|string|255|true|
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
    for entry in context.parameters:
        if {"required", "optional"}.isdisjoint(entry.row.cells):
            continue
        text = entry.description
        if not entry.record.required and _says_required(text):
            yield Violation(
                entry.row.position("required"),
                f"prose says that `{entry.row.name}` is required, but its column does not",
                _HINT,
            )
        elif entry.record.required and _OPTIONAL.search(text):
            yield Violation(
                entry.row.position("required"),
                f"prose says that `{entry.row.name}` is optional, but its column says required",
                _HINT,
            )


def _says_required(text: str) -> bool:
    """Whether it says so of the parameter itself, and in no case something else."""
    if _CONDITION.search(text):
        return False
    return any(_REQUIRED.match(sentence) or _MARKED.search(sentence) for sentence in _SENTENCE.split(text))


_HINT = "find out from the server and correct the other"
_SENTENCE = re.compile(r"[.;,:]\s+")
_MARKED = re.compile(r"[(\[](?:required|mandatory)[)\]]", re.I)
_SUBJECT = r"(?:this|it|this (?:parameter|field|value|one)|the parameter)"
_REQUIRED = re.compile(
    rf"\s*(?:(?:required|mandatory)(?: (?:parameter|field))?"
    rf"|{_SUBJECT} (?:is (?:a )?(?:required|mandatory)(?: (?:parameter|field))?"
    r"|must be (?:given|specified|provided|passed)(?: in)?))[.!]?\s*$"
    r"|\s*(?:an? )?(?:required|mandatory) (?:parameter|field)\b",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|in case|one of|either|otherwise|only|except|or)\b"
    r"|\b(?:required|mandatory) (?:for|with|by|to|in)\b|\bnot (?:required|mandatory)\b",
    re.I,
)
_OPTIONAL = re.compile(r"^\s*(?:optional\b|an optional\b)|\(optional\)|^\s*\[?optional\]", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    needs=("english",),
)

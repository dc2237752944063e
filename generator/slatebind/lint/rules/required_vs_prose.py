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
from slatebind.spec.model import Param


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.parameters:
        assert isinstance(entry.record, Param)
        text = entry.description
        if not entry.record.required and any(map(_says_required, _SENTENCE.split(text))):
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


def _says_required(sentence: str) -> bool:
    return _PLAINLY.search(sentence) is not None or (
        _REQUIRED.search(sentence) is not None and _CONDITION.search(sentence) is None
    )


_PLAINLY = re.compile(r"[(\[](?:required|mandatory)[)\]]", re.I)
_HINT = "find out from the server and correct the other"
_SENTENCE = re.compile(r"[.;]\s+")
_REQUIRED = re.compile(r"\b(?:required|mandatory|must be (?:given|specified|provided|passed))\b", re.I)
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|for|in case|one of|either|only|not|no|or|that|with|requires|needs?)\b|\brequired \w",
    re.I,
)
_OPTIONAL = re.compile(r"^\s*(?:optional\b|an optional\b)|\(optional\)|^\s*\[?optional\]", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

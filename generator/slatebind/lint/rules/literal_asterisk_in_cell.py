"""Unpaired asterisk in a description.

## What it does
Reports emphasis marks in a description that are not closed.

## Why is this bad?
The asterisk is shown as such, or the rest of the text becomes bold.

## Example
```markdown
|**type**|*Shared or Isolated|string|
```

## Use instead
```markdown
|**type**|Shared or Isolated|string|
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import position_in
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.text_similarity import without_code


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        unpaired = _unpaired(without_code(entry.description)) if "*" in entry.description else None
        if unpaired is not None:
            yield Violation(
                position_in(context, entry, unpaired),
                f"unpaired asterisk in the description of `{entry.row.name}`",
                "close or escape it",
            )


def _unpaired(text: str) -> int | None:
    """The offset of a mark that begins emphasis and is not closed. Other asterisks are wildcards, factors or notes."""
    for marks in _EMPHASIS:
        found = [match.start() for match in marks.finditer(text)]
        if len(found) == 1:
            return found[0] if _OPENS.match(text, found[0]) else None
        if found:
            return None
    return None


_EMPHASIS = (re.compile(r"(?<![\\*])\*\*(?!\*)"), re.compile(r"(?<![\\*])\*(?!\*)"))
_OPENS = re.compile(r"(?<![^\s(])\*{1,2}[^\W\d_]+(?![\w.])")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

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
        text = without_code(entry.description)
        unpaired = _unpaired(text)
        if unpaired is not None:
            yield Violation(
                position_in(context, entry, unpaired),
                f"unpaired asterisk in the description of `{entry.row.name}`",
                "close or escape it",
            )


def _unpaired(text: str) -> int | None:
    """The offset of the first mark that is not closed."""
    open_marks: list[re.Match[str]] = []
    for match in _MARK.finditer(text):
        if open_marks and open_marks[-1][0] == match[0]:
            open_marks.pop()
        else:
            open_marks.append(match)
    return open_marks[0].start() if open_marks else None


_MARK = re.compile(r"(?<![\\*\w\s])\*+(?=\S)|(?<=\S)(?<![\\*])\*+(?![*\w])|(?:^|(?<=\s))\*+(?=\w)")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

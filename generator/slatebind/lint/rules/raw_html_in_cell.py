"""HTML in a description.

## What it does
Reports an HTML tag in a description.

## Why is this bad?
Tags are shown as such in docstrings, in editors and on terminals.

## Example
```markdown
|**type**|One of<br>Shared<br>Isolated|string|
```

## Use instead
```markdown
|**type**|One of Shared, Isolated|string|
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
        if match := _TAG.search(without_code(entry.description)):
            yield Violation(
                position_in(context, entry, match.start()),
                f"description of `{entry.row.name}` contains the tag `{match[0]}`",
                "use Markdown",
            )


_TAG = re.compile(r"</?(?:br|p|b|i|u|em|strong|code|ul|ol|li|a|span|div|sup|sub)(?:\s[^<>]*)?/?>", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    needs=("plain",),
)

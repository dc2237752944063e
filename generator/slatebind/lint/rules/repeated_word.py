"""A word is repeated.

## What it does
Reports a short word such as `the` that occurs twice in a row in a description.

## Why is this bad?
It is left over from an edit.

## Example
```markdown
|**id**|The ID of the the network|uuid|
```

## Use instead
```markdown
|**id**|The ID of the network|uuid|
```

## Fix
Removes one of the two words.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import edit_description, position_in
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.text_similarity import without_code


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        if match := _TWICE.search(without_code(entry.description)):
            edits = (
                edit_description(context, entry, lambda text: _TWICE.sub(r"\1", text))
                if "`" not in entry.description
                else ()
            )
            yield Violation(
                position_in(context, entry, match.start()),
                f"repeated `{match[0]}` in the description of `{entry.row.name}`",
                f"write `{match[1]}`",
                edits=edits,
            )


_TWICE = re.compile(r"\b(the|a|an|of|to|is|in|for|and|or|if|with|by|be|on|this|are) \1\b", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    changes=("description",),
)

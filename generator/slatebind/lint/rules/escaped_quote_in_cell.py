r"""Escaped quotes in a description.

## What it does
Reports a description that contains a backslash before a double quote.

## Why is this bad?
It is left over from program code, and readers see the backslash.

## Example
```markdown
|**created**|When it was made, as \"yyyy-MM-dd\"|date|
```

## Use instead
```markdown
|**created**|When it was made, as "yyyy-MM-dd"|date|
```

## Fix
Removes the backslashes.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import edit_description, position_in
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.text_similarity import without_code


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        if '\\"' not in without_code(entry.description):
            continue
        edits = edit_description(context, entry, lambda text: text.replace('\\"', '"'))
        yield Violation(
            position_in(context, entry, without_code(entry.description).index('\\"')),
            f"description of `{entry.row.name}` contains escaped quotes",
            "remove the backslashes",
            edits=edits if "`" not in entry.description else (),
        )


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    changes=("description",),
)

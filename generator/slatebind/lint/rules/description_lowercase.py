"""A description begins with a lowercase letter.

## What it does
Reports a description that begins with a lowercase word in a document where most begin with a capital.

## Why is this bad?
It was probably cut from a longer sentence.

## Example
```markdown
|**id**|the network|uuid|
```

## Use instead
```markdown
|**id**|The network|uuid|
```

## Fix
Capitalizes the first letter.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import replace_at
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    starts = [entry.description[:1] for entry in context.entries]
    if sum(start.isupper() for start in starts) <= sum(start.islower() for start in starts):
        return
    names = {entry.row.name for entry in context.entries}
    for entry in context.entries:
        match = _LOWER.match(entry.description)
        if match and match[0] not in names:
            yield Violation(
                entry.position,
                f"description of `{entry.row.name}` begins with a lowercase letter",
                "capitalize it",
                edits=replace_at(context, entry, 0, match[0], match[0].capitalize()),
                is_safe=match[0] in _COMMON,
            )


_COMMON = {
    *("the", "a", "an", "this", "these", "if", "when", "whether", "for", "of", "in", "on", "by", "to", "with", "from"),
    *("how", "which", "what", "where", "who", "number", "list", "name", "description", "specifies", "indicates"),
    *("optional", "required", "maximum", "minimum", "total", "size", "type", "state", "date", "time"),
}
"""Words that begin descriptions; another one may be a value, or the name of a program."""
_LOWER = re.compile(r"[a-z]+(?=\s)(?! (?:or|and) )")


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    changes=("description",),
)

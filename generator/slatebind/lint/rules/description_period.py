"""A one-sentence description ends with a period.

## What it does
Reports a description of a single sentence that ends with a period in a document where most do not.

## Why is this bad?
It was probably pasted from elsewhere; a mix of both looks careless.

## Example
```markdown
|**id**|The network|uuid|
|**name**|Its name|string|
|**size**|Its size in bytes.|long|
```

## Use instead
```markdown
|**id**|The network|uuid|
|**name**|Its name|string|
|**size**|Its size in bytes|long|
```

## Fix
Removes the period.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import edit_description
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    single = [
        entry
        for entry in context.entries
        if _ONE_SENTENCE.fullmatch(entry.description) and not _ABBREVIATION.search(entry.description)
    ]
    with_period = [entry for entry in single if entry.description.endswith(".")]
    if len(with_period) * 2 >= len(single):
        return
    for entry in with_period:
        edits = edit_description(context, entry, lambda text: text.removesuffix("."))
        yield Violation(
            entry.position,
            f"description of `{entry.row.name}` ends with a period, unlike most",
            "remove the period",
            edits=edits,
        )


_ABBREVIATION = re.compile(r"(?<!\w)(?:etc|inc|ltd|corp|co|no|vs|approx|resp|\w)\.$", re.I)
_ONE_SENTENCE = re.compile(r"[^.!?:;]*[^.!?:;\s]\.?")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    changes=("description",),
)

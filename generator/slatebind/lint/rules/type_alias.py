"""Two words for the same type.

## What it does
Reports a type word such as `int` where the document more often uses another word for the same type.

## Why is this bad?
Readers look for a difference between `int` and `integer`.

## Example
```markdown
|**size**|Its size|integer|
|**depth**|Its depth|integer|
|**count**|How many|int|
```

## Use instead
```markdown
|**count**|How many|integer|
```

## Fix
Uses the other word.
"""

from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown.fixes import replace_cell


def check(context: LintContext) -> Iterator[Violation]:
    words = Counter(_type_word(entry) for entry in context.entries)
    for entry in context.entries:
        word = _type_word(entry)
        usual = _ALIASES.get(word)
        if usual and words[usual] > words[word]:
            cell = entry.row.cells["type"]
            edits = replace_cell(context.lines, cell, usual) if cell.text == word else ()
            yield Violation(cell.at, f"type `{word}` is `{usual}` elsewhere", f"write `{usual}`", edits=edits)


_ALIASES = {"int": "integer", "bool": "boolean", "str": "string", "dict": "map", "array": "list"}


def _type_word(entry: TableEntry) -> str:
    return entry.row.text("type")


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    changes=("documented_type",),
)

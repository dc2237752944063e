"""Two rows have the same description.

## What it does
Reports rows of a table that have the same description.

## Why is this bad?
One of the two was copied and never changed.

## Example
```markdown
|**id**|The identifier of the network|uuid|
|**zoneid**|The identifier of the network|uuid|
```

## Use instead
```markdown
|**id**|The identifier of the network|uuid|
|**zoneid**|The identifier of its zone|uuid|
```

## Fix
No automatic fix.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.text_similarity import without_code


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        same: dict[tuple[str, str], list[TableEntry]] = defaultdict(list)
        for entry in context.of(parsed):
            if len(entry.description) >= _MIN_LENGTH and len(_words(entry.description)) >= _MIN_WORDS:
                same[entry.kind, entry.description].append(entry)
        for entries in same.values():
            if len(entries) > 1 and not _is_about_all(entries):
                names = sorted(f"`{entry.row.name}`" for entry in entries)
                message = f"{', '.join(names[:-1])} and {names[-1]} have the same description"
                first, second, *others = (entry.position for entry in entries)
                yield Violation(second, message, "describe the difference", (first, *others))


def _words(description: str) -> list[str]:
    """The words outside of code: few of them, such as "Default value", may be right for several rows."""
    return re.findall(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*", without_code(description))


def _is_about_all(entries: list[TableEntry]) -> bool:
    """Whether a description may be right for each row: all have one name, in several objects, or it names all."""
    names = {entry.record.name for entry in entries}
    text = entries[0].description
    return len(names) == 1 or all(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)


_MIN_LENGTH = 16
_MIN_WORDS = 4


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

"""A name in prose is capitalized differently.

## What it does
Reports a word of a description that differs from a parameter or field of the command only in case.

## Why is this bad?
Names are case-sensitive; whoever types the one from the prose gets an error.

## Example
```markdown
|**domainid**|The domain|uuid|255|false|
|**account**|An account, must be used with domainId|string|255|false|
```

## Use instead
```markdown
|**domainid**|The domain|uuid|255|false|
|**account**|An account, must be used with domainid|string|255|false|
```

## Fix
Uses the spelling of the table.
"""

import re
from collections.abc import Iterator
from functools import partial
from operator import itemgetter

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import edit_description, position_in
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.text_similarity import without_code


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        entries = tuple(context.of(parsed))
        names = {entry.row.name.lower(): entry.row.name for entry in entries if entry.row.name.islower()}
        for entry in entries:
            words = {
                match[0]: match.start() for match in reversed(list(_CAMEL.finditer(without_code(entry.description))))
            }
            for word, start in sorted(words.items(), key=itemgetter(1)):
                name = names.get(word.lower())
                if name and name != word:
                    edits = edit_description(context, entry, partial(re.sub, rf"\b{word}\b", name))
                    yield Violation(
                        position_in(context, entry, start),
                        f"`{word}` in the prose is `{name}` in the table",
                        f"write `{name}`",
                        edits=edits,
                    )


_CAMEL = re.compile(r"\b[a-z]+(?:[A-Z][a-z0-9]*)+\b")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    changes=("description",),
)

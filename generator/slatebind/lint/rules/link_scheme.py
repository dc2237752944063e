"""A link to another site has no scheme.

## What it does
Reports a link whose target begins with a domain name rather than with `https://`.

## Why is this bad?
Browsers look for a page of that name in the docs.

## Example
```markdown
See [the project](cloudstack.apache.org).
```

## Use instead
```markdown
See [the project](https://cloudstack.apache.org).
```

## Fix
Adds `https://`.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Edit, Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for at, line in context.text_lines():
        for match in _BARE.finditer(line):
            start = Position(at.file, at.line, match.start(1) + 1)
            url = f"https://{match[1]}"
            edits = (Edit(start, match[1], url),)
            yield Violation(start, f"link to `{match[1]}` has no scheme", f"write `{url}`", edits=edits)


_BARE = re.compile(r"\]\(((?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|cloud|example)(?:/[^\s()]*)?)\)", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    changes=("prose", "notices"),
)

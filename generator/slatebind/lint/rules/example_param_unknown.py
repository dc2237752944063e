"""An example uses an undocumented parameter.

## What it does
Reports a parameter in an example call that is not in the command's table.

## Why is this bad?
It was renamed, or is missing from the table.

## Example
```markdown
$ cmk createNetwork id=<id> colour=red
```

## Use instead
```markdown
$ cmk createNetwork id=<id>
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.suggestions import did_you_mean


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        names = {param.name for param in parsed.command.params}
        for at, line in context.examples(parsed):
            for match in _GIVEN.finditer(line):
                if match[1] not in names:
                    hint = did_you_mean(match[1], names, "add it to the table")
                    place = Position(at.file, at.line, at.column + match.start())
                    yield Violation(place, f"`{parsed.command.name}` has no parameter `{match[1]}`", hint)


_GIVEN = re.compile(r"(?<=\s)([A-Za-z_]\w*)(?:[\[.][\w.\[\]]*)?=")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    needs=("calls",),
)

"""An example passes a value without a parameter's name.

## What it does
Reports a placeholder such as `<id>` in an example call with no `name=` before it.

## Why is this bad?
Readers have to guess the parameter.

## Example
```markdown
$ cmk createNetwork <id>
```

## Use instead
```markdown
$ cmk createNetwork id=<id>
```

## Fix
Adds the name where the placeholder is a parameter's name.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Edit, Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        for at, line in context.examples(parsed):
            for match in _POSITIONAL.finditer(line):
                place = Position(at.file, at.line, at.column + match.start(1))
                name = match[1].strip("<>")
                is_known = any(param.name == name for param in parsed.command.params)
                edits = (Edit(place, match[1], f"{name}={match[1]}"),) if is_known else ()
                hint = f"write `{name}={match[1]}`" if is_known else "write `name=value`"
                yield Violation(place, f"no parameter name before `{match[1]}`", hint, edits=edits)


def places(context: LintContext) -> int:
    """The number of examples."""
    return sum(1 for parsed in context.parsed_commands for _ in context.examples(parsed))


_POSITIONAL = re.compile(r"\s(<[^<>=]*>)(?=\s|$)")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    places=places,
    changes=("example",),
    needs=("calls",),
)

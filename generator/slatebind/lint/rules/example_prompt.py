"""An example begins with a shell prompt.

## What it does
Reports a prompt such as `$` at the start of an example call.

## Why is this bad?
Whoever pastes the line gets an error about a command called `$`.

## Example
```markdown
$ cmk createNetwork id=<id>
```

## Use instead
```markdown
cmk createNetwork id=<id>
```

## Fix
Removes the prompt.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Edit, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    pattern = context.dialect.pattern("example_prompt")
    for parsed in context.parsed_commands:
        for at, line in context.examples(parsed):
            if match := pattern.match(line):
                yield Violation(at, "example begins with a prompt", "remove it", edits=(Edit(at, match[0], ""),))


def places(context: LintContext) -> int:
    """The number of examples."""
    return sum(1 for parsed in context.parsed_commands for _ in context.examples(parsed))


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    places=places,
    needs=("calls",),
)

"""Two groups become the same module.

## What it does
Reports a group whose title differs from an earlier one only in case or punctuation.

## Why is this bad?
Both become one module of the client and one anchor of the page.

## Example
```markdown
# Virtual Machine

# Virtual-machine
```

## Use instead
```markdown
# Virtual Machine
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.casing import snake
from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    first: dict[str, str] = {}
    for group in context.spec.groups:
        module = snake(group.name)
        other = first.setdefault(module, group.name)
        # A title without Latin letters gives no name: modules of such groups are numbered.
        if module and other != group.name:
            at = context.extraction.positions["groups", group.name]
            earlier = context.extraction.positions["groups", other]
            yield Violation(
                at, f"group `{group.name}` becomes the module `{module}`, like `{other}`", "rename one", (earlier,)
            )


RULE = Rule(
    preset="minimal",
    severity=Severity.ERROR,
    check=check,
)

"""Nothing says how requests are authenticated.

## What it does
Reports docs in which neither a text nor a sample shows a credential: no `Authorization` header, no key, no login.

## Why is this bad?
Readers cannot call the API, unless everybody may. Clients have no option for a credential.

## Example
```markdown
# Trees

`GET /trees`
```

## Use instead
````markdown
# Authentication

```shell
curl -H "Authorization: Bearer YOUR_TOKEN" https://api.orchard.example/trees
```
````

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    commands = context.spec.commands
    is_public = all(command.authenticated is False for command in commands)
    if commands and not context.spec.api.auth and not is_public:
        hint = "show a call with its credential, or say that none is needed"
        yield Violation(context.parsed_commands[0].at, "the docs do not say how requests are authenticated", hint)


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    needs=("requests",),
)

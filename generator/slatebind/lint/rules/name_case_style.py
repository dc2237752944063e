"""A name contains capitals where others do not.

## What it does
Reports a parameter or field with capital letters in a document whose names are mostly lowercase.

## Why is this bad?
Names are case-sensitive, and the odd one is often a typo.

## Example
```markdown
|**id**|The network|uuid|
|**zoneid**|Its zone|uuid|
|**vpcId**|Its VPC|uuid|
```

## Use instead
```markdown
|**id**|The network|uuid|
|**zoneid**|Its zone|uuid|
|**vpcid**|Its VPC|uuid|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    lower = sum(entry.row.name.islower() for entry in context.entries)
    for entry in context.entries if lower * 2 >= len(context.entries) else ():
        if not entry.row.name.islower():
            yield Violation(
                entry.row.at,
                f"{entry.noun} `{entry.row.name}` contains capitals, unlike most names",
                "check the server's spelling",
            )


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
)

"""A synchronous command returns a job.

## What it does
Reports a field `jobid` in the response of a command that is not asynchronous.

## Why is this bad?
It was copied from another table, or the aside is wrong.

## Example
```markdown
<aside class="notice">
Not asynchronous
</aside>

|**jobid**|The job|uuid|
```

## Use instead
```markdown
<aside class="notice">
Asynchronous
</aside>

|**jobid**|The job|uuid|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    job_ids = context.protocol.job_fields[:1]
    for entry in context.fields:
        if entry.row.name in job_ids and not entry.parsed.command.is_async:
            yield Violation(
                entry.row.at,
                f"`{entry.parsed.command.name}` is not asynchronous, but returns a job",
                "correct the aside, or remove the row",
            )


def places(context: LintContext) -> int:
    """The number of commands that are not asynchronous."""
    return sum(not parsed.command.is_async for parsed in context.parsed_commands)


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    places=places,
    needs=("jobs",),
)

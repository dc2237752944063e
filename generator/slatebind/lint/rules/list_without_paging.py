"""A list command has no paging parameters.

## What it does
Reports a command that returns a list and has only one of the parameters `page` and `pagesize`, or neither of them
although it has a `keyword` to search for and most lists of the document have pages. Other lists may be short.

## Why is this bad?
A long list cannot be read page by page.

## Example
```markdown
## listNetworks

|**page**|Which page, from 1|integer||false|
```

## Use instead
```markdown
## listNetworks

|**page**|Which page, from 1|integer||false|
|**pagesize**|How many on a page|integer||false|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction import ParsedCommand
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    lists = [parsed for parsed in context.parsed_commands if parsed.command.response.shape == "list"]
    paging = set(context.protocol.paging)
    paged = sum(_names(parsed) >= paging for parsed in lists)
    for parsed in lists:
        names = _names(parsed)
        has_half = len(names & paging) == 1
        is_like_others = _FILTER in names and paged * 2 > len(lists)
        if not names >= paging and (has_half or is_like_others):
            missing = " and ".join(f"`{name}`" for name in sorted(paging - names))
            yield Violation(
                parsed.at, f"`{parsed.command.name}` has no parameter {missing}", "document it if the server has it"
            )


_FILTER = "keyword"
"""A server that offers it for a list offers pages as well."""


def _names(parsed: ParsedCommand) -> set[str]:
    return {param.name.lower() for param in parsed.command.params}


def places(context: LintContext) -> int:
    """The number of lists."""
    return sum(parsed.command.response.shape == "list" for parsed in context.parsed_commands)


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    places=places,
    needs=("paging",),
)

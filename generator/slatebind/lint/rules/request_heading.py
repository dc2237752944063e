"""Some request lines have a heading of their own, others do not.

## What it does
Reports request lines without a heading such as `HTTP Request` where most have one, and the reverse.

## Why is this bad?
Readers who look for the heading do not find the request. The table of contents is uneven.

## Example
```markdown
## List trees

### HTTP Request

`GET /trees`

## Get a tree

`GET /trees/{id}`
```

## Use instead
```markdown
## Get a tree

### HTTP Request

`GET /trees/{id}`
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction import ParsedCommand
from slatebind.extraction.requests.headings import heading_kind
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    found = [(parsed, _is_asked(parsed, context)) for parsed in context.parsed_commands]
    asked = sum(is_asked for _, is_asked in found)
    usual = asked * 2 >= len(found)
    if min(asked, len(found) - asked) * _MIN_RATIO > len(found):
        return  # two habits, none of which is the exception
    for parsed, is_asked in found:
        if is_asked != usual:
            problem = "has no heading of its own, unlike most" if usual else "has a heading of its own, unlike most"
            yield Violation(parsed.at, f"request line of `{parsed.command.name}` {problem}", "write all in one way")


def _is_asked(parsed: ParsedCommand, context: LintContext) -> bool:
    """Whether the nearest heading above the request line announces it."""
    headings = (part.heading for part in (parsed.part.head, *parsed.part.sections))
    above = [heading for heading in headings if heading.at.file == parsed.at.file and heading.at <= parsed.at]
    return bool(above) and heading_kind(above[-1].text, context.dialect).is_announcing


_MIN_RATIO = 5
RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    needs=("requests",),
    max_single=0,
)

"""A list or map does not say what it contains.

## What it does
Reports a field of type list, map or object whose elements have no type.

## Why is this bad?
A client can offer only untyped values.

## Example
```markdown
|**nic**|Its network cards|set|
```

## Use instead
```markdown
|**nic**|Its network cards|list of strings|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction.commands.response_tables import field_path, holders_of
from slatebind.extraction.types.type_words import list_of_unknown
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    holders = {(entry.parsed.at, holder) for entry in context.fields for holder in holders_of(entry.row.name)}
    for entry in _containers(context):
        if (entry.parsed.at, field_path(entry.row.name)) in holders:
            continue
        if entry.record.items is None and list_of_unknown(entry.record.documented_type, context.dialect) is None:
            yield Violation(
                entry.row.at,
                f"{entry.record.type} `{entry.row.name}` does not say what it contains",
                "describe its elements",
            )


def places(context: LintContext) -> int:
    """The number of lists, maps and objects."""
    return sum(1 for _ in _containers(context))


def _containers(context: LintContext) -> Iterator[TableEntry]:
    return (entry for entry in context.fields if entry.record.type in _CONTAINERS)


_CONTAINERS = {"list", "map", "object"}


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    places=places,
)

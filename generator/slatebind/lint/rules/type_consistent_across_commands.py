"""A name has different types in different commands.

## What it does
Reports a parameter or field whose type differs from the one that more than 70 % of the tables give to its name.

## Why is this bad?
One of them is wrong, and the client gets two models where one would do.

## Example
```markdown
listNetworks:  |**vlan**|Its VLAN|integer|
createNetwork: |**vlan**|Its VLAN|integer|
updateNetwork: |**vlan**|Its VLAN|integer|
deleteNetwork: |**vlan**|Its VLAN|string|
```

## Use instead
```markdown
deleteNetwork: |**vlan**|Its VLAN|integer|
```

## Fix
No automatic fix.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    reported = {found.at for found in context.extraction.diagnostics if found.code in _REPORTING}
    same: dict[tuple[str, str], list[TableEntry]] = defaultdict(list)
    for entry in (entry for entry in context.entries if entry.row.text("type")):
        same[entry.kind, entry.row.name].append(entry)
    for entries in same.values():
        kinds = Counter(_kind(entry) for entry in entries)
        (kind, count), *others = kinds.most_common()
        if not others or count <= len(entries) * _MAJORITY:
            continue
        first = next(entry for entry in entries if _kind(entry) == kind)
        for entry in entries:
            if _kind(entry) != kind and not {entry.row.at, entry.row.position("type")} & reported:
                message = (
                    f"{entry.noun} `{entry.row.name}` is `{_kind(entry)}` here and `{kind}` in {count} other tables"
                )
                yield Violation(entry.row.position("type"), message, "use one type", (first.row.position("type"),))


_MAJORITY = 0.7
_REPORTING = {"type-known"}


def _kind(entry: TableEntry) -> str:
    return entry.record.type


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

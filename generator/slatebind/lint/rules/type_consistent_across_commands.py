"""A name has different types in different commands.

## What it does
Reports a parameter or field whose type differs from the one that more than 70 % of the tables give to its name, where
one of these describes it in the same words. The same name with another description is another thing.

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
from slatebind.lint.text_similarity import normalized_words


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
        usual = {normalized_words(entry.description): entry for entry in reversed(entries) if _kind(entry) == kind}
        for entry in entries:
            same_text = usual.get(normalized_words(entry.description))
            if same_text is None or _is_alike(_kind(entry), kind):
                continue
            if {entry.row.at, entry.row.position("type")} & reported:
                continue
            message = f"{entry.noun} `{entry.row.name}` is `{_kind(entry)}` here and `{kind}` in most other tables"
            yield Violation(entry.row.position("type"), message, "use one type", (same_text.row.position("type"),))


_MAJORITY = 0.7
_CONTAINERS = {"list", "map", "object"}
_REPORTING = {"type-known"}


def _is_alike(kind: str, other: str) -> bool:
    """Whether both may be right: what takes several values in one command often takes one in another."""
    return kind == other or {kind, other} <= _CONTAINERS


def _kind(entry: TableEntry) -> str:
    """The type; integers of any size are one."""
    return "integer" if entry.record.type == "long" else entry.record.type


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

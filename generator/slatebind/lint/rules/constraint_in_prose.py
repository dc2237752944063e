"""A constraint is stated only in prose.

## What it does
Reports a description that gives an alternative, a companion, a default or the allowed values of a parameter
for which the table has no column, in words that cannot be read as a fact of the spec.

## Why is this bad?
Clients can check only constraints that are data.

## Example
```markdown
|**state**|Its state. Possible values are those of the console|string|255|false|
```

## Use instead
```markdown
|**state**|Its state. Possible values are Running and Stopped|string|255|false|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.dialects.constraints import find_constraints
from slatebind.dialects.prose_words import ConstraintKind
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.description_edits import position_in
from slatebind.lint.rule import Rule, Violation

_FACTS: dict[ConstraintKind, str] = {
    "excludes": "an alternative",
    "requires": "a companion",
    "default": "a default",
    "values": "the values",
}


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.parameters:
        missing = [kind for kind in _FACTS if not _is_stated(entry, kind)]
        constraints = find_constraints(entry.description, context.dialect.prose, missing)
        for constraint in {found.kind: found for found in reversed(constraints)}.values():
            yield Violation(
                position_in(context, entry, constraint.start),
                f"prose states {_FACTS[constraint.kind]} of `{entry.row.name}`: `{constraint.introduction}`",
                "reword it, or move it to an overlay or to a column of its own",
            )


def _is_stated(entry: TableEntry, key: str) -> bool:
    """Whether the table has a column for it, or the spec has it as a fact."""
    return key in entry.row.cells or bool(getattr(entry.record, key, None))


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
    needs=("english",),
)

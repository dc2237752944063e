"""Prose refers to a parameter that does not exist.

## What it does
Reports a parameter in a description that is not in the command's table.

## Why is this bad?
It was renamed, or never existed.

## Example
```markdown
|**account**|An account, must be used with the domainid parameter|string|255|false|
```

## Use instead
```markdown
|**account**|An account, must be used with the domainid parameter|string|255|false|
|**domainid**|The domain|uuid|255|false|
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.description_edits import position_in
from slatebind.lint.rule import Rule, Violation
from slatebind.suggestions import did_you_mean


def check(context: LintContext) -> Iterator[Violation]:
    vocabulary = {entry.row.name.lower() for entry in context.entries}
    for parsed in context.parsed_commands:
        entries = [entry for entry in context.of(parsed) if entry.kind == "parameters"]
        names = {entry.row.name.lower(): entry.row.name for entry in entries}
        for entry in entries:
            for match in _references(entry):
                name = match["name"]
                is_name = match["code"] or name.lower() in vocabulary or _IS_NAME.search(name)
                if is_name and name.lower() not in names:
                    yield Violation(
                        position_in(context, entry, match.start("name")),
                        f"`{parsed.command.name}` has no parameter `{name}`, which its prose mentions",
                        did_you_mean(name, names.values(), "use one of its parameters"),
                    )


def _references(entry: TableEntry) -> list[re.Match[str]]:
    """Each name once. `the zone` alone means a thing, `the zone parameter` a parameter."""
    found = (
        match
        for match in _REFERENCE.finditer(entry.description)
        if match["lead"].lower() != "the " or match["end"] == " parameter"
    )
    return list({match["name"]: match for match in found}.values())


_REFERENCE = re.compile(
    r"(?P<lead>(?:must be used|mutually exclusive|used together|together) with (?:the )?|\bthe )"
    r"(?P<code>`?)(?P<name>[A-Za-z][A-Za-z0-9]{2,})(?P=code)"
    r"(?P<end>[.,]|$| parameter\b)",
    re.I,
)
_IS_NAME = re.compile(r"[a-z][A-Z]|.(?:id|ids)$")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

"""A key in prose differs from the parameter's name.

## What it does
Reports a key such as `tag[0].key=` in a description that is not spelled like the parameter.

## Why is this bad?
Readers copy it, and the server ignores the parameter.

## Example
```markdown
|**tags**|Only with these tags. Example: tag[0].key=colour|map|255|false|
```

## Use instead
```markdown
|**tags**|Only with these tags. Example: tags[0].key=colour|map|255|false|
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator, Mapping

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import position_in
from slatebind.lint.rule import Rule, Violation
from slatebind.suggestions import closest


def check(context: LintContext) -> Iterator[Violation]:
    names_of_commands: dict[str, dict[str, str]] = {}
    for entry in context.parameters:
        command = entry.parsed.command
        if command.name not in names_of_commands:
            names_of_commands[command.name] = {param.name.lower(): param.name for param in command.params}
        names = names_of_commands[command.name]
        for match in _KEY.finditer(entry.description):
            intended = names.get(match["name"].lower()) or _intended(match, names, entry.row.name)
            if intended and intended.lower() != match["name"].lower():
                yield Violation(
                    position_in(context, entry, match.start()),
                    f"`{match[0]}` in the prose, but the parameter is `{intended}`",
                    f"write `{intended}`",
                )


def _intended(match: re.Match[str], names: Mapping[str, str], own: str) -> str | None:
    """The parameter that is misspelled; a path is almost always that of its own row."""
    name = match["name"].lower()
    similar = closest(name, names)
    if similar and not (name in similar or similar in name):
        return names[similar]
    return own if match["index"] else None


_KEY = re.compile(r"(?<![\w.\]])(?P<name>[A-Za-z]\w+)(?:(?P<index>\[\d+\])|=(?=[\w<]))")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

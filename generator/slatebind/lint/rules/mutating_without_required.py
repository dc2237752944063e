"""A command that changes something requires nothing.

## What it does
Reports a command such as `delete...` or `update...` that is given an `id` and nothing else to find its object by, where
no parameter is required.

## Why is this bad?
Such a command cannot know what to change; usually the column is filled in wrongly.

## Example
```markdown
|**id**|The network|uuid|255|false|
```

## Use instead
```markdown
|**id**|The network|uuid|255|true|
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction import ParsedCommand
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in _mutating(context):
        command = parsed.command
        identifiers = [param for param in command.params if _IDENTIFIER.search(param.name)]
        has_choice = any(param.excludes or _CHOICE.search(param.description) for param in command.params)
        is_required = any(param.required for param in command.params)
        if not is_required and not has_choice and [param.name for param in identifiers] == ["id"]:
            yield Violation(parsed.at, f"no parameter of `{command.name}` is required", "mark those that are")


def places(context: LintContext) -> int:
    """The number of commands that change something."""
    return sum(1 for _ in _mutating(context))


def _mutating(context: LintContext) -> Iterator[ParsedCommand]:
    for parsed in context.parsed_commands:
        if _MUTATES.match(parsed.command.name) and any("required" in row.cells for row in parsed.rows["parameters"]):
            yield parsed


_IDENTIFIER = re.compile(r"id$|ids$|name$|uuid$|^(?:account|all|type)$", re.I)
_CHOICE = re.compile(r"\b(?:either|exclusive|one of|or|instead of|together with|if not)\b", re.I)
_MUTATES = re.compile(
    r"(?:create|update|delete|remove|start|stop|reboot|destroy|attach|detach|assign|enable|disable|restore|change|migrate)[A-Z]"
)


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    places=places,
    needs=("verbs",),
)

"""Commands or groups are not in alphabetical order.

## What it does
Reports a command that sorts before the previous one of its group, and a group that sorts before the previous
one.

## Why is this bad?
Readers who scan a sorted list overlook an entry that is out of place.

## Example
```markdown
# Network

## startNetwork

## deleteNetwork
```

## Use instead
```markdown
# Network

## deleteNetwork

## startNetwork
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator
from itertools import pairwise

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    yield from _unordered_groups(context)
    for chapter in context.extraction.chapters:
        headings = [command.head.heading for command in chapter.commands]
        for before, heading in pairwise(headings):
            if heading.text.casefold() < before.text.casefold():
                message = f"command `{heading.text}` sorts before `{before.text}`"
                yield Violation(heading.at, message, "move it up")


def _unordered_groups(context: LintContext) -> Iterator[Violation]:
    names = [group.name for group in context.spec.groups]
    for before, name in pairwise(names):
        at = context.extraction.positions["groups", name]
        if name.casefold() < before.casefold() and context.headings[at].text:
            yield Violation(at, f"group `{name}` sorts before `{before}`", "move it up")


RULE = Rule(preset="strict", severity=Severity.INFO, check=check)

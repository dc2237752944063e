"""Inconsistent style of group titles.

## What it does
Reports a group's title that ends in punctuation, begins with a lowercase letter, or is capitalized
differently from most others.

## Why is this bad?
Titles are next to each other in the table of contents, where the odd one looks like a mistake.

## Example
```markdown
# Host

# Virtual machine:
```

## Use instead
```markdown
# Host

# Virtual machine
```

## Fix
No automatic fix.
"""

import re
from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    names = [group.name for group in context.spec.groups]
    cases = Counter(case for name in names if (case := _case(name)))
    usual, count = cases.most_common(1)[0] if cases else ("", 0)
    for name in names:
        at = context.extraction.positions["groups", name]
        if not context.headings[at].text:
            continue
        if mark := _MARK.search(name):
            yield Violation(at, f"title of group `{name}` ends in `{mark[0]}`", "remove it")
        elif name[:1].islower() and sum(title[:1].islower() for title in names) * 2 < len(names):
            yield Violation(
                at, f"group `{name}` begins with a lowercase letter", f"write `# {name[:1].upper()}{name[1:]}`"
            )
        elif (case := _case(name)) and cases[case] * 2 < count:
            yield Violation(at, f"`{name}` is in {case}, most titles are in {usual}", "use the same case")


def _case(name: str) -> str:
    """Title or sentence case, by the words after the first; empty where they do not show it."""
    words = [word for word in name.split()[1:] if word.isalpha() and not word.isupper() and word not in _SMALL]
    if not words:
        return ""
    capitals = sum(word[:1].isupper() for word in words)
    return "title case" if capitals == len(words) else "sentence case" if not capitals else ""


_MARK = re.compile(r"[.:;,!?]$")
_SMALL = {"and", "of", "the", "for", "in", "to", "a", "an", "or", "with"}


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    check=check,
)

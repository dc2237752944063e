"""Inconsistent wording for commands without parameters.

## What it does
Reports a sentence below the heading of the parameters that differs from the most frequent one.

## Why is this bad?
Readers recognize the usual sentence; another one makes them look for a difference.

## Example
```markdown
### Query parameters

There are no parameters.
```

## Use instead
```markdown
### Query parameters

This command takes no parameters.
```

## Fix
Uses the most frequent sentence; in place of one that says more, only with `--unsafe-fixes`.
"""

import re
from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Prose
from slatebind.markdown.fixes import replace_in_line


def check(context: LintContext) -> Iterator[Violation]:
    sentences = list(_sentences(context))
    counts = Counter(block.text for block in sentences)
    usual, count = counts.most_common(1)[0] if counts else ("", 0)
    for block in sentences:
        if counts[block.text] < count:
            edits = replace_in_line(context.lines, block.at, block.text, usual)
            yield Violation(
                block.at,
                f"elsewhere this reads `{usual}`",
                f"write `{usual}`",
                edits=edits,
                is_safe=_is_plain(block.text),
            )


def _is_plain(text: str) -> bool:
    """Whether a sentence says nothing else."""
    return len(text.split()) <= _MAX_WORDS and not _CONDITION.search(text)


_MAX_WORDS = 10
_CONDITION = re.compile(r"\b(?:if|except|but|unless|when|only|other|optional|required)\b", re.I)


def _sentences(context: LintContext) -> Iterator[Prose]:
    """The sentence below the heading of the parameters of commands without any."""
    pattern = context.dialect.pattern("no_parameters")
    for parsed in context.parsed_commands:
        for section in parsed.part.sections if not parsed.rows["parameters"] else ():
            for block in section.blocks if section.section == "parameters" else ():
                if isinstance(block, Prose) and "\n" not in block.text and pattern.search(block.text):
                    yield block


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    needs=("sections", "english"),
)

"""Misspelled word.

## What it does
Reports common misspellings in prose and descriptions. Inline code is ignored.

## Why is this bad?
A misspelled word cannot be found by searching, and is copied into every client.

## Example
```markdown
|**id**|Given explicitely, or Recieved|uuid|
```

## Use instead
```markdown
|**id**|Given explicitly, or Received|uuid|
```

## Fix
Corrects the spelling.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from slatebind.diagnostic import Edit, Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import position_in
from slatebind.lint.literals import mask_literals
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Annotation, Aside, Prose


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        for match in _misspelled(entry.description, context.names):
            at = position_in(context, entry, match.start())
            yield _violation(at, match[0], is_there=context.lines.rest(at).startswith(match[0]))
    for block in context.extraction.blocks:
        if isinstance(block, Prose | Aside | Annotation):
            yield from _check_lines(context, block.at, block.text.count("\n") + 1)


def _check_lines(context: LintContext, start: Position, count: int) -> Iterator[Violation]:
    """The lines of a block and the line after it, on which an aside or a comment ends."""
    for number in range(start.line, start.line + count + 1):
        line = context.lines.line(Position(start.file, number))
        if (start.file, number) in context.rows or number in context.fenced[start.file]:
            continue
        for match in _misspelled(line, context.names):
            yield _violation(Position(start.file, number, match.start() + 1), match[0], is_there=True)


def _violation(at: Position, word: str, *, is_there: bool) -> Violation:
    right = misspellings()[word.lower()]
    right = right.capitalize() if word[:1].isupper() else right
    edits = (Edit(at, word, right),) if is_there else ()
    return Violation(at, f"`{word}` is misspelled", f"write `{right}`", edits=edits)


def _misspelled(text: str, names: Collection[str]) -> Iterator[re.Match[str]]:
    """The misspelled words that are neither values nor names: those are spelled as the server spells them."""
    words = misspellings().keys() - names
    if any(match[0].lower() in words for match in _WORD.finditer(text)):
        yield from (match for match in _WORD.finditer(mask_literals(text)) if match[0].lower() in words)


_WORD = re.compile(r"(?<![\w/.@#=<-])[A-Za-z][a-z]{3,}(?![\w/@=>]|[.-]\w)")


@cache
def misspellings() -> dict[str, str]:
    """The correct spelling of each common misspelling."""
    text = (Path(__file__).parents[1] / "misspellings.txt").read_text(encoding="utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines())


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    changes=("description", "prose", "text"),
    needs=("english",),
)

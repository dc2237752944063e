"""The sentence above an example differs from the description.

## What it does
Reports an annotation that describes the command in other words than its description.

## Why is this bad?
The two were written at different times, and one may be out of date.

## Example
```markdown
This command lists networks.

> The following command lists all networks:
```

## Use instead
```markdown
This command lists networks.

> The following command lists networks:
```

## Fix
Repeats the description, where that begins with `This command` and only the ending of the verb differs; other
differences only with `--unsafe-fixes`.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction.completeness.document_checks import repeat_description
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    reported = {found.at for found in context.extraction.diagnostics if found.code == "quote-other-command"}
    for at, (parsed, quote) in context.quotes.items():
        sentence, described = _predicate(quote.text), _predicate(parsed.command.description)
        if at in reported or not sentence or not described or _is_short_form(sentence, described):
            continue
        edits = repeat_description(context.lines, quote, parsed.command.description)
        message = f"sentence says `{sentence}`, the description of `{parsed.command.name}` says `{described}`"
        is_safe = _is_same_verb(sentence, described)
        yield Violation(at, message[:300], "use the same words", edits=edits, is_safe=is_safe)


_LEAD = re.compile(r"(?:The following|This) command (.+?)[.:]?(?:\s*\n|$|(?<=\.)\s)")


def _is_short_form(sentence: str, described: str) -> bool:
    """Whether one of the two is the other, or its beginning up to a clause."""
    short, whole = sorted((sentence, described), key=len)
    return whole.startswith(short) and re.match(r"$|[,;:.(]| \(| - ", whole[len(short) :]) is not None


def _is_same_verb(sentence: str, described: str) -> bool:
    """Whether only the verb's ending differs."""
    (verb, _, rest), (other, _, described_rest) = sentence.partition(" "), described.partition(" ")
    return rest == described_rest and (verb in {f"{other}s", f"{other}es"} or other in {f"{verb}s", f"{verb}es"})


def _predicate(sentence: str) -> str:
    match = _LEAD.match(sentence)
    return match[1].rstrip(".:") if match else ""


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    needs=("sentences",),
)

"""A name looks like a misspelling of a frequent one.

## What it does
Reports a name that occurs once and differs by one letter from a name that occurs often and is described in similar
words.

## Why is this bad?
The server ignores a misspelled parameter.

## Example
```markdown
|**virtualmachinid**|The machine|uuid|

where other commands have `virtualmachineid`.
```

## Use instead
```markdown
|**virtualmachineid**|The machine|uuid|
```

## Fix
No automatic fix.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.text_similarity import has_shared_words


def check(context: LintContext) -> Iterator[Violation]:
    counts = Counter(entry.row.name for entry in context.entries)
    frequent_names: dict[str, set[str]] = defaultdict(set)
    for name, count in counts.items():
        for shorter in _shorter(name) if count >= _MIN_OCCURRENCES else ():
            frequent_names[shorter].add(name)
    by_name: dict[str, list[TableEntry]] = defaultdict(list)
    for entry in context.entries:
        by_name[entry.row.name].append(entry)
    for entry in context.entries:
        name = entry.row.name
        if counts[name] > 1 or len(name) < _MIN_LENGTH:
            continue
        near = {usual for shorter in _shorter(name) for usual in frequent_names[shorter] if _is_typo(name, usual)}
        near = {usual for usual in near if _is_same_thing(entry, by_name[usual])}
        if near:
            yield Violation(
                entry.row.at, f"{entry.noun} `{name}` occurs once, `{sorted(near)[0]}` often", "check the spelling"
            )


_MIN_OCCURRENCES = 4
_MIN_LENGTH = 6


def _shorter(name: str) -> set[str]:
    """The name, and the name without each one of its letters: two names that are one typo apart share one of these."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))} if len(name) <= _MAX_LENGTH else {name}


_MAX_LENGTH = 60


def _is_typo(name: str, usual: str) -> bool:
    """Whether the difference is a typo: plurals, numbers and prefixes are not."""
    if name == usual or name + "s" == usual or usual + "s" == name or name.lower() == usual.lower():
        return False
    at = next((n for n, (a, b) in enumerate(zip(name, usual, strict=False)) if a != b), min(len(name), len(usual)))
    return at > 0 and not any(character.isdigit() for character in name[at : at + 1] + usual[at : at + 1])


def _is_same_thing(entry: TableEntry, others: list[TableEntry]) -> bool:
    """Whether the rare name is described like the frequent one: names of different things may differ by a letter."""
    return any(has_shared_words(entry.description, text) for text in {other.description for other in others})


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
)

"""Descriptions of the same name differ slightly.

## What it does
Reports a description that differs from the most frequent one of the same name only in case, punctuation or a
typo.

## Why is this bad?
They drifted apart while being copied; readers look for a difference in meaning.

## Example
```markdown
listNetworks:  |**zoneid**|The identifier of the zone|uuid|
createNetwork: |**zoneid**|The identifier of the zone|uuid|
updateNetwork: |**zoneid**|the identifier of the zone.|uuid|
```

## Use instead
```markdown
updateNetwork: |**zoneid**|The identifier of the zone|uuid|
```

## Fix
Uses the most frequent description where only spaces or the last period differ; other differences only with
`--unsafe-fixes`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext, TableEntry
from slatebind.lint.description_edits import edit_description
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.text_similarity import is_drift


def check(context: LintContext) -> Iterator[Violation]:
    reported = {found.at for found in context.extraction.diagnostics if found.code == "model-description-disagreement"}
    same: dict[tuple[str, str], list[TableEntry]] = defaultdict(list)
    for entry in context.entries:
        if entry.description:
            same[entry.kind, entry.row.name].append(entry)
    for entries in same.values():
        counts = Counter(entry.description for entry in entries)
        usual, count = counts.most_common(1)[0]
        drifted = {text for text in counts if text != usual and counts[text] < count and is_drift(text, usual)}
        for entry in entries:
            if entry.description in drifted and entry.row.at not in reported:
                edits = edit_description(context, entry, partial(_escaped, usual))
                is_safe = _is_safe(entry.description, usual)
                message = f"description of `{entry.row.name}` is elsewhere: {usual}"
                yield Violation(entry.position, message[:300], "use the same words", edits=edits, is_safe=is_safe)


def _is_safe(text: str, usual: str) -> bool:
    """Whether only spaces and the last period differ: in other marks and in capitals, values and names may differ."""
    return text.split() == usual.split() or _without_end(text) == _without_end(usual)


def _without_end(text: str) -> str:
    return " ".join(text.split()).rstrip(". ")


def _escaped(usual: str, _: str) -> str:
    return usual.replace("|", "\\|")


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    changes=("description",),
)

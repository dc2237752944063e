"""A name in prose is capitalized differently.

## What it does
Reports a word of a description that refers to a parameter or field of the command and differs from its name in case.

## Why is this bad?
Names are case-sensitive; anyone who types the one from the prose gets an error.

## Example
```markdown
|**domainid**|The domain|uuid|255|false|
|**account**|An account, must be used with domainId|string|255|false|
```

## Use instead
```markdown
|**domainid**|The domain|uuid|255|false|
|**account**|An account, must be used with domainid|string|255|false|
```

## Fix
Uses the spelling of the table where the word is the name of an ID, or is called a parameter; elsewhere only with
`--unsafe-fixes`.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import position_in, replace_at
from slatebind.lint.literals import mask_literals, mask_marked
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.text_similarity import without_code


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        entries = tuple(context.of(parsed))
        names = {entry.row.name: entry.row.name for entry in entries if entry.row.name.islower()}
        for entry in entries:
            text = without_code(entry.description)
            seen = set()
            for match in _CAMEL.finditer(text):
                word, name = match[0], names.get(match[0].lower())
                if name is None or word in seen:
                    continue
                seen.add(word)
                if not _is_reference(text, match) or (name == entry.row.name and not _is_named(text, match)):
                    continue
                yield Violation(
                    position_in(context, entry, match.start()),
                    f"`{word}` in the prose is `{name}` in the table",
                    f"write `{name}`",
                    edits=replace_at(context, entry, match.start(), word, name),
                    is_safe=_is_certain(text, match),
                )


def _is_reference(text: str, match: re.Match[str]) -> bool:
    """Whether a word means a parameter or field. In lists it may be a value, and others may be names of products."""
    if _is_named(text, match):
        return True
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    if mask_marked(text)[match.start()] != match[0][0] or _CUE.search(before):
        return False
    return bool(_WORDS.match(match[0]) or _REFERS.search(before) or _REFERRED.match(text, match.end()))


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether a word is called a parameter. In its own row, a name is a noun: "list zones by zoneId"."""
    return _PARAMETER.match(text, match.end()) is not None


def _is_certain(text: str, match: re.Match[str]) -> bool:
    """Whether it cannot be anything else, so that its case may be changed."""
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    is_plain = mask_literals(text)[match.start()] == match[0][0] or _WITH.search(before)
    return bool(_is_named(text, match) or (is_plain and _IS_ID.search(match[0])))


# Names of products such as vCenter, iSCSI or macOS have a single letter or an abbreviation as a part.
_CAMEL = re.compile(r"(?<![\w.-])[a-z][a-z0-9]+(?:[A-Z][a-z0-9]+)+\b(?![-.]\w)")
_WINDOW = 300
_WORDS = re.compile(r"[a-z]{3}")
_IS_ID = re.compile(r"Ids?$")
_REFERS = re.compile(r"(?:\b(?:with|by|parameters?|fields?)(?: the)? |\bEither |, or )$", re.I)
_WITH = re.compile(r"\b(?:used|exclusive|together|specified|given|passed|along|combination) with (?:the )?$", re.I)
_PARAMETER = re.compile(r" (?:parameter|field|argument)\b|=(?=[\w<])", re.I)
_REFERRED = re.compile(
    r" (?:parameter|field|argument|(?:is|are) (?:not )?(?:given|set|specified|passed|provided))\b|=", re.I
)
_CUE = re.compile(
    r"\b(?:values?(?: are| is|:)?|one of|such as|can be|supported|valid|possible|allowed|named|called)\b[^.;]*$", re.I
)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    changes=("description",),
)

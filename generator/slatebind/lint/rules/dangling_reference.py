"""A link to a heading that does not exist.

## What it does
Reports a link within the page whose anchor belongs to no heading.

## Why is this bad?
The link does nothing, usually because the heading was renamed.

## Example
```markdown
See [the errors](#erors).

# Errors
```

## Use instead
```markdown
See [the errors](#errors).

# Errors
```

## Fix
No automatic fix.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter

from slatebind.diagnostic import Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Heading, heading_anchors, written_anchors
from slatebind.suggestions import closest, misspelled


def check(context: LintContext) -> Iterator[Violation]:
    if any(found.code in _INCOMPLETE for found in context.extraction.diagnostics):
        return
    headings = [*_headings(context)]
    of_headings = [*zip(headings, heading_anchors(headings), strict=True)]
    written = {anchor for _, line in context.text_lines() for anchor in written_anchors(line)}
    anchors = written.union(*(anchors for _, anchors in of_headings))
    usual = written.union(*(_usual(heading, anchors) for heading, anchors in of_headings))
    found = (found for found in context.extraction.diagnostics if found.code == "reference-unknown")
    reported = {(finding.at.file, finding.at.line) for finding in found}
    hints: dict[str, str] = {}
    for at, line in context.text_lines():
        if (at.file, at.line) in reported or at.line in context.commented[at.file]:
            continue
        for match in _LINK.finditer(line) if "](#" in line else ():
            if match[1].lower() not in anchors and match[1].lower().replace("_", "-") not in anchors:
                start = Position(at.file, at.line, match.start(1) + 1)
                if match[1] not in hints:
                    hints[match[1]] = _hint(match[1], usual) if len(hints) < _MAX_HINTS else _FALLBACK
                yield Violation(start, f"no heading has the anchor `#{match[1]}`", hints[match[1]])


def _usual(heading: Heading, anchors: Iterable[str]) -> Iterator[str]:
    """The anchors that Slate makes of a heading today: it writes signs as entities first."""
    entity = next((entity for sign, entity in _ENTITIES if sign in heading.text), "")
    return (anchor for anchor in anchors if entity in anchor and "--" not in anchor)


_ENTITIES = (("&", "-amp"), ("'", "-39"))


def _hint(link: str, anchors: Collection[str]) -> str:
    """The anchor that was probably meant, of those with the same first letter."""
    match = closest(link, [anchor for anchor in anchors if anchor[:1] == link[:1].lower()])
    return f"did you mean `#{match}`?" if match is not None and _are_alike(link.lower(), match) else _FALLBACK


def _are_alike(link: str, anchor: str) -> bool:
    """Whether the anchor is the link with a word more, or their words differ by an ending or a typo alone."""
    if _joined(link) == _joined(anchor) or anchor.rpartition("-")[0] == link:
        return True
    ours, theirs = ([word for word in text.split("-") if word not in _SMALL_WORDS] for text in (link, anchor))
    return len(ours) == len(theirs) and all(
        any(word == other or misspelled(word, [other]) for other in others)
        for words, others in ((ours, theirs), (theirs, ours))
        for word in words
    )


def _joined(anchor: str) -> str:
    """An anchor without what stands for signs and spaces."""
    return re.sub("-(?:(?:amp|39)(?=-))?", "", anchor)


_SMALL_WORDS = frozenset(("a", "an", "the", "of", "for", "in", "to", "by", "and", "with"))


_MAX_HINTS = 50
"""Different links; a document with more of them has another way to make anchors, and guessing takes long."""


def _headings(context: LintContext) -> Iterator[Heading]:
    return (heading for _, heading in sorted(context.headings.items(), key=itemgetter(0)))


_INCOMPLETE = {"include-missing", "yaml"}
"""The headings of a file that cannot be read are unknown."""
_FALLBACK = "link to a heading of this page"
_LINK = re.compile(r"\]\(#([^\s()]+)\)")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

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
from collections.abc import Collection, Iterator
from operator import itemgetter

from slatebind.diagnostic import Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Heading, heading_anchors, written_anchors
from slatebind.suggestions import did_you_mean


def check(context: LintContext) -> Iterator[Violation]:
    if any(found.code in _INCOMPLETE for found in context.extraction.diagnostics):
        return
    anchors = {
        *(anchor for of_heading in heading_anchors(_headings(context)) for anchor in of_heading),
        *(anchor for _, line in context.text_lines() for anchor in written_anchors(line)),
    }
    found = (found for found in context.extraction.diagnostics if found.code == "reference-unknown")
    reported = {(finding.at.file, finding.at.line) for finding in found}
    hints: dict[str, str] = {}
    for at, line in context.text_lines():
        if (at.file, at.line) in reported:
            continue
        for match in _LINK.finditer(line) if "](#" in line else ():
            if match[1].lower() not in anchors and match[1].lower().replace("_", "-") not in anchors:
                start = Position(at.file, at.line, match.start(1) + 1)
                if match[1] not in hints:
                    hints[match[1]] = _hint(match[1], anchors) if len(hints) < _MAX_HINTS else _FALLBACK
                yield Violation(start, f"no heading has the anchor `#{match[1]}`", hints[match[1]])


def _hint(link: str, anchors: Collection[str]) -> str:
    """The anchor that was probably meant, of those with the same first letter."""
    alike = [f"#{anchor}" for anchor in anchors if anchor[:1] == link[:1].lower()]
    return did_you_mean(f"#{link}", alike, _FALLBACK)


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

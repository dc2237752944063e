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
from collections import Counter
from collections.abc import Iterator
from hashlib import sha1
from operator import itemgetter
from unicodedata import combining, normalize

from slatebind.diagnostic import Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.suggestions import did_you_mean


def check(context: LintContext) -> Iterator[Violation]:
    if any(found.code in _INCOMPLETE for found in context.extraction.diagnostics):
        return
    anchors = {
        *_anchors(context),
        *(match[1].lower() for _, line in context.text_lines() for match in _ID.finditer(line)),
    }
    for at, line in context.text_lines():
        for match in _LINK.finditer(line) if "](#" in line else ():
            if match[1].lower() not in anchors and match[1].lower().replace("_", "-") not in anchors:
                start = Position(at.file, at.line, match.start(1) + 1)
                hint = did_you_mean(f"#{match[1]}", [f"#{anchor}" for anchor in anchors], _FALLBACK)
                yield Violation(start, f"no heading has the anchor `#{match[1]}`", hint)


_INCOMPLETE = {"include-missing", "yaml"}
"""The headings of a file that cannot be read are unknown."""
_DIGEST_LENGTH = 10
_FALLBACK = "link to a heading of this page"
_LINK = re.compile(r"\]\(#([^\s()]+)\)")


_ID = re.compile(r"""<[^<>]*\s(?:id|name)=["']?([^"'\s<>]+)""")


def _anchors(context: LintContext) -> Iterator[str]:
    """The anchors of all headings, in each way in which Slate makes them: with the parents, a number, or escapes."""
    parents: dict[int, str] = {}
    counts: Counter[str] = Counter()
    for _, heading in sorted(context.headings.items(), key=itemgetter(0)):
        anchor = _anchor(heading.text)
        escaped = _anchor(heading.text.replace("&", "&amp;").replace("'", "&#39;"))
        parents = {level: parent for level, parent in parents.items() if level < heading.level}
        counts[anchor] += 1
        yield from (anchor, anchor.replace("_", "-"), f"{anchor}-{counts[anchor]}", escaped)
        yield from ("-".join((*parents.values(), own)) for own in (anchor, escaped))
        parents[heading.level] = anchor


def _anchor(heading: str) -> str:
    text = re.sub(r"<[^<>]*>", "", heading)
    letters = "".join(character for character in normalize("NFKD", text) if not combining(character))
    anchor = re.sub(r"[^a-z0-9_]+", "-", letters.lower()).strip("-")
    # Slate's own way for a title without Latin letters.
    return anchor or sha1(heading.encode(), usedforsecurity=False).hexdigest()[:_DIGEST_LENGTH]


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
)

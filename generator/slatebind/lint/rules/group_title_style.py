"""Groups are titled alike.

Titles become entries of the table of contents and names of modules: one that begins small, ends in a mark, or has its
words cased otherwise than the others looks like a slip.
"""

import re
from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    names = [group.name for group in subject.spec.groups]
    cases = Counter(case for name in names if (case := _case(name)))
    usual, count = cases.most_common(1)[0] if cases else ("", 0)
    for name in names:
        at = subject.extraction.positions["groups", name]
        if not subject.headings[at].text:
            continue
        if mark := _MARK.search(name):
            yield Found(at, f"the title of group `{name}` ends in `{mark[0]}`", "remove it")
        elif name[:1].islower() and sum(one[:1].islower() for one in names) * 2 < len(names):
            yield Found(at, f"group `{name}` begins with a small letter", f"write `# {name[:1].upper()}{name[1:]}`")
        elif (case := _case(name)) and cases[case] * 2 < count:
            yield Found(at, f"the words of `{name}` are cased as {case}, most titles' as {usual}", "case them alike")


def _case(name: str) -> str:
    """How the words after the first are cased; nothing where none tells."""
    words = [word for word in name.split()[1:] if word.isalpha() and not word.isupper() and word not in _SMALL]
    if not words:
        return ""
    capitals = sum(word[:1].isupper() for word in words)
    return "in a title" if capitals == len(words) else "in a sentence" if not capitals else ""


_MARK = re.compile(r"[.:;,!?]$")
_SMALL = {"and", "of", "the", "for", "in", "to", "a", "an", "or", "with"}


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    bad="""\
# Network:

## deleteNetwork

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk deleteNetwork id=<id>
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

|Element|Description|Type|
|---|---|---|
|**success**|True if it worked|boolean|
""",
    good="""\
# Network

## deleteNetwork

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk deleteNetwork id=<id>
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

|Element|Description|Type|
|---|---|---|
|**success**|True if it worked|boolean|
""",
    check=check,
)

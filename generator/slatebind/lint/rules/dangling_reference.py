"""Links within the page lead somewhere.

A heading that was renamed leaves its links behind.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.suggestions import did_you_mean


def check(subject: Subject) -> Iterator[Found]:
    if any(found.code in _INCOMPLETE for found in subject.extraction.diagnostics):
        return
    anchors = {_anchor(heading.text) for heading in subject.headings.values()}
    for file in subject.files:
        for number, line in enumerate(subject.lines(file.name), 1):
            for match in _LINK.finditer(line) if "](#" in line else ():
                if match[1].lower() not in anchors and number not in subject.fenced[file.name]:
                    yield Found(
                        Position(file.name, number, match.start(1) + 1),
                        f"no heading has the anchor `#{match[1]}`",
                        did_you_mean(f"#{match[1]}", [f"#{anchor}" for anchor in anchors], _FALLBACK),
                    )


_INCOMPLETE = {"include-missing", "yaml"}
"""Where a file of the document is not read, its headings are not known."""
_FALLBACK = "link to a heading of this page"
_LINK = re.compile(r"\]\(#([^\s()]+)\)")


def _anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    bad="""\
# Introduction

See [networks](#networks).

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
    good="""\
# Introduction

See [networks](#network).

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

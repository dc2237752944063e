"""The docs hold what their introduction promises.

A number in the introduction is right on the day it is written.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.markdown import Prose


def check(subject: Subject) -> Iterator[Found]:
    for block in subject.extraction.blocks:
        if not isinstance(block, Prose):
            continue
        for match in _PROMISE.finditer(block.text):
            count = len(subject.spec.commands)
            if int(match[1].replace(",", "")) != count:
                before = block.text[: match.start()]
                column = len(before) - before.rfind("\n") if "\n" in before else block.at.column + len(before)
                at = Position(block.at.file, block.at.line + before.count("\n"), column)
                yield Found(at, f"`{match[0]}` are promised, there are {count}", "count again, or promise nothing")


_PROMISE = re.compile(r"\b(\d[\d,]{0,8}) (?:different )?(?:API )?(?:requests?|commands?|calls|methods|endpoints)\b")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    bad="""\
# Introduction

This page documents 253 API requests.

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

This page documents 1 API request.

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

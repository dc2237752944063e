"""Asides have their class in double quotes.

Both kinds work; two kinds in one file make every search miss half of them.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for file in subject.files:
        for number, line in enumerate(subject.lines(file.name), 1):
            if (match := _SINGLE.match(line)) and number not in subject.fenced[file.name]:
                at = Position(file.name, number, match.start(1) + 1)
                wanted = f'"{match[1][1:-1]}"'
                yield Found(
                    at,
                    f"class stands in single quotes: {match[1]}",
                    f"write {wanted}",
                    edits=(Edit(at, match[1], wanted),),
                )


_SINGLE = re.compile(r"[ \t]*<aside class=('[^'\"]*')")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    bad="""\
# Network

## deleteNetwork

This command deletes a network.

<aside class='notice'>
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
    fixes=True,
)

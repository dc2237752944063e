"""Asides have their class in the same quotes.

Both kinds work; two kinds in one file make every search miss half of them.
"""

import re
from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    asides = list(_asides(subject))
    usual = Counter(_mark(quoted) for _, quoted in asides).most_common(1)[0][0] if asides else ""
    for at, quoted in asides:
        if _mark(quoted) != usual:
            wanted = f"{usual}{quoted.strip(_MARKS)}{usual}"
            edits = (Edit(at, quoted, wanted),)
            yield Found(at, f"the class is quoted otherwise than most: {quoted}", f"write {wanted}", edits=edits)


def _asides(subject: Subject) -> Iterator[tuple[Position, str]]:
    for file in subject.files:
        for number, line in enumerate(subject.lines(file.name), 1):
            if (match := _CLASS.match(line)) and number not in subject.fenced[file.name]:
                yield Position(file.name, number, match.start(1) + 1), match[1]


def _mark(quoted: str) -> str:
    return quoted[0] if quoted[0] in _MARKS else ""


_MARKS = "'\""
_CLASS = re.compile(r"""[ \t]*<aside class=('[^'"]*'|"[^'"]*"|[\w-]+)""")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    bad="""\
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

## startNetwork

This command starts a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk startNetwork id=<id>
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

|Element|Description|Type|
|---|---|---|
|**success**|True if it worked|boolean|

## stopNetwork

This command stops a network.

<aside class='notice'>
Asynchronous
</aside>

### Command

```shell
$ cmk stopNetwork id=<id>
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
    changes=("prose",),
)

"""Lines do not end in spaces.

They show up as changes in every review, and two of them break a line in Markdown.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for file in subject.files:
        for number, line in enumerate(subject.lines(file.name), 1):
            rest = line[len(line.rstrip(" \t")) :]
            if rest and number not in subject.fenced[file.name]:
                at = Position(file.name, number, len(line) - len(rest) + 1)
                yield Found(
                    at, f"{len(rest)} spaces at the end of the line", "remove them", edits=(Edit(at, rest, ""),)
                )


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

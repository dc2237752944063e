"""Links to other sites begin with https://.

Without it the link leads to a page of the docs that is not there.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for file in subject.files:
        for number, line in enumerate(subject.lines(file.name), 1):
            for match in _BARE.finditer(line) if number not in subject.fenced[file.name] else ():
                at = Position(file.name, number, match.start(1) + 1)
                wanted = f"https://{match[1]}"
                yield Found(
                    at, f"link to `{match[1]}` has no scheme", f"write `{wanted}`", edits=(Edit(at, match[1], wanted),)
                )


_BARE = re.compile(r"\]\(((?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|cloud|example)(?:/[^\s()]*)?)\)", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    bad="""\
# Introduction

See [our site](example.com/docs).

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

See [our site](https://example.com/docs).

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
    changes=("prose", "notices"),
)

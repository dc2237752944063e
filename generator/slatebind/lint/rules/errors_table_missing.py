"""Error codes stand in a table.

Codes that are listed in prose are known to no client.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for chapter in subject.extraction.chapters:
        if chapter.head.section == "errors" and not chapter.commands:
            yield Found(
                chapter.head.heading.at, f"no table stands under `{chapter.head.heading.text}`", "list code and meaning"
            )


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
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

# Errors

The server answers 431 if a parameter is wrong.
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

# Errors

|Code|Meaning|
|---|---|
|431|A parameter is wrong|
""",
    check=check,
)

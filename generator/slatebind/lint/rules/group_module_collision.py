"""Groups have names of their own.

Titles that differ in case or punctuation only become one module of a client, and one anchor of the page.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.words import snake


def check(subject: Subject) -> Iterator[Found]:
    first: dict[str, str] = {}
    for group in subject.spec.groups:
        module = snake(group.name)
        other = first.setdefault(module, group.name)
        if other != group.name:
            at = subject.extraction.positions["groups", group.name]
            earlier = subject.extraction.positions["groups", other]
            yield Found(at, f"group `{group.name}` is `{module}` like `{other}`", "rename one", (earlier,))


RULE = Rule(
    preset="minimal",
    severity=Severity.ERROR,
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

# network

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

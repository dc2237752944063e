"""A name has one type in requests and answers.

What a list command returns is what the next request sends. A text is one whether or not the docs say what it looks
like: `uuid` and `string` are no clash.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        stated = [entry for entry in subject.of(draft) if entry.line.text("type")]
        fields = {entry.line.name: entry.record for entry in stated if entry.kind == "response"}
        for entry in stated:
            other = fields.get(entry.line.name)
            if entry.kind == "parameters" and other and _clash(entry.record.type, other.type):
                message = (
                    f"parameter `{entry.line.name}` is `{entry.record.type}`, the field of this name `{other.type}`"
                )
                yield Found(entry.line.position("type"), message, "say the same")


def _clash(one: str, other: str) -> bool:
    return one != other and not {one, other} <= _TEXTS


_TEXTS = {"string", "uuid", "url"}


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
|**id**|The network|integer|
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
|**id**|The network|uuid|
""",
    check=check,
)

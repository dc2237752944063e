"""Commands show an answer.

An example tells more than the table: which fields come, and what they look like.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        if draft.fields and draft.command.response.example is None:
            yield Found(draft.at, f"`{draft.command.name}` shows no answer", "show one")


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

```json
{"success": true}
```

|Element|Description|Type|
|---|---|---|
|**success**|True if it worked|boolean|
""",
    check=check,
)

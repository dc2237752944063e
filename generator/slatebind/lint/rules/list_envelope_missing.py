"""A list command shows the key of its list.

The table describes an element; the key under which the list comes stands in an example or nowhere.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        response = draft.command.response
        if response.shape == "list" and response.example is None:
            yield Found(
                draft.at,
                f"nothing shows under which key `{draft.command.name}` answers with its list",
                "show an answer",
            )


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    bad="""\
# Network

## listNetworks

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk listNetworks id=<id>
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

## listNetworks

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk listNetworks id=<id>
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

```json
{"count": 1, "network": [{"success": true}]}
```

|Element|Description|Type|
|---|---|---|
|**success**|True if it worked|boolean|
""",
    check=check,
)

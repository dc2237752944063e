"""Commands that list can be paged.

Without page and pagesize a long list cannot be walked.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        names = {param.name.lower() for param in draft.command.params}
        if draft.command.response.shape == "list" and not {"page", "pagesize"} <= names:
            yield Found(
                draft.at,
                f"`{draft.command.name}` has no `page` and `pagesize`",
                "document them, if the server knows them",
            )


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    bad="""\
# Network

## listNetworks

This command lists networks.

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

This command lists networks.

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
|**id**|The network|uuid|255|false|
|**page**|Which page|integer|255|false|
|**pagesize**|How many on it|integer|255|false|

### Response schema

|Element|Description|Type|
|---|---|---|
|**success**|True if it worked|boolean|
""",
    check=check,
)

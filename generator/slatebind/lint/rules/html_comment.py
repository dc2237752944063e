"""Comments hide nothing.

What stands in a comment is in the source for everybody to read, and is true of an older version of the docs.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    bad="""\
# Network

## deleteNetwork

This command deletes a network.

<!-- |**old**|A row|string| -->

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
)

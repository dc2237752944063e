"""A command is spelt the same everywhere.

Servers tell names apart by case. Of the heading, the inline code and the example, the example has been run most
often.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import mend_name_case
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    bad="""\
# Network

## deleteNetWork

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
    fix=mend_name_case,
)

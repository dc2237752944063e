"""Includes are there.

Slate refuses to build a page whose include is missing.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.ERROR,
    bad="""\
---
includes:
  - nowhere
---

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
)

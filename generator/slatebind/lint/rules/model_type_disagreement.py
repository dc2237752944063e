"""Commands that share a model agree about its types.

The same fields make one model in the client; where tables disagree about a type, the majority is taken, and the
others' answers may not fit.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="minimal",
    severity=Severity.WARNING,
    bad="""\
# Network

## startNetwork

This command deletes a network.

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

## stopNetwork

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk stopNetwork id=<id>
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

|Element|Description|Type|
|---|---|---|
|**success**|True if it worked|boolean|

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
|**success**|True if it worked|string|
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

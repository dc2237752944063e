"""The same heading is spelt the same everywhere.

Links to sections depend on it, and so does the eye.
"""

from slatebind.diagnostic import Severity
from slatebind.lint.mend import mend_heading_case
from slatebind.lint.rule import Rule

RULE = Rule(
    preset="recommended",
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

## stopNetwork

This command stops a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk stopNetwork id=<id>
```

### Query Parameters

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
    fix=mend_heading_case,
)

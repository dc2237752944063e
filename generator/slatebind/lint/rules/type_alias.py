"""A type has one word.

`int` and `integer` side by side make readers look for the difference.
"""

from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.mend import in_cell
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Entry, Subject


def check(subject: Subject) -> Iterator[Found]:
    words = Counter(_said(entry) for entry in subject.entries)
    for entry in subject.entries:
        said = _said(entry)
        wanted = _ALIASES.get(said)
        if wanted and words[wanted] > words[said]:
            cell = entry.line.cells["type"]
            edits = tuple(in_cell(subject, cell, wanted)) if cell.text == said else ()
            yield Found(cell.at, f"type `{said}` is `{wanted}` elsewhere", f"write `{wanted}`", edits=edits)


_ALIASES = {"int": "integer", "bool": "boolean", "str": "string", "dict": "map", "double": "float", "array": "list"}


def _said(entry: Entry) -> str:
    return entry.line.text("type")


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
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
|**size**|Its size|integer|

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
|**size**|Its size|integer|

## scaleNetwork

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk scaleNetwork id=<id>
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

|Element|Description|Type|
|---|---|---|
|**size**|Its size|integer|

## renameNetwork

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk renameNetwork id=<id>
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

|Element|Description|Type|
|---|---|---|
|**size**|Its size|int|
""",
    good="""\
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
|**size**|Its size|integer|

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
|**size**|Its size|integer|

## scaleNetwork

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk scaleNetwork id=<id>
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

|Element|Description|Type|
|---|---|---|
|**size**|Its size|integer|

## renameNetwork

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

```shell
$ cmk renameNetwork id=<id>
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

|Element|Description|Type|
|---|---|---|
|**size**|Its size|integer|
""",
    check=check,
    fixes=True,
    changes=("documented_type",),
)

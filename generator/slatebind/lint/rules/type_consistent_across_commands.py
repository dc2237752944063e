"""A field has one type in all commands.

The same name with another type is a mistake in one of the two places, and makes two models where one would do.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Entry, Subject


def check(subject: Subject) -> Iterator[Found]:
    told = {found.at for found in subject.extraction.diagnostics if found.code in _TELLING}
    same: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in (entry for entry in subject.entries if entry.line.text("type")):
        same[entry.kind, entry.line.name].append(entry)
    for entries in same.values():
        kinds = Counter(_kind(entry) for entry in entries)
        (kind, count), *others = kinds.most_common()
        if not others or count <= len(entries) * _MOST:
            continue
        first = next(entry for entry in entries if _kind(entry) == kind)
        for entry in entries:
            if _kind(entry) != kind and not {entry.line.at, entry.line.position("type")} & told:
                message = (
                    f"{entry.noun} `{entry.line.name}` is `{_kind(entry)}` here and `{kind}` in {count} other tables"
                )
                yield Found(entry.line.position("type"), message, "say the same", (first.line.position("type"),))


_MOST = 0.7
_TELLING = {"model-type-disagreement", "type-known"}


def _kind(entry: Entry) -> str:
    return entry.record.type


RULE = Rule(
    preset="recommended",
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
|**memory**|Its memory|integer|

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
|**memory**|Its memory|integer|

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
|**memory**|Its memory|integer|

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
|**memory**|Its memory|string|
|**swap**|Its swap|integer|
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
|**memory**|Its memory|integer|

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
|**memory**|Its memory|integer|

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
|**memory**|Its memory|integer|

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
|**memory**|Its memory|integer|
""",
    check=check,
)

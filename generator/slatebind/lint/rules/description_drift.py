"""The same thing is described in the same words.

Descriptions of one name that differ by a letter or a stop drifted apart while they were copied.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from slatebind.diagnostic import Severity
from slatebind.lint.mend import in_description
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Entry, Subject
from slatebind.lint.texts import is_drift, is_same_but_for_marks


def check(subject: Subject) -> Iterator[Found]:
    known = {found.at for found in subject.extraction.diagnostics if found.code == "model-description-disagreement"}
    same: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in subject.entries:
        if entry.description:
            same[entry.kind, entry.line.name].append(entry)
    for entries in same.values():
        counts = Counter(entry.description for entry in entries)
        wanted, count = counts.most_common(1)[0]
        drifted = {text for text in counts if text != wanted and counts[text] < count and is_drift(text, wanted)}
        for entry in entries:
            if entry.description in drifted and entry.line.at not in known:
                slip = not is_same_but_for_marks(entry.description, wanted)
                edits = () if slip else in_description(subject, entry, partial(_said, wanted))
                message = f"the description of `{entry.line.name}` is elsewhere: {wanted}"
                yield Found(entry.where, message[:300], "say the same", edits=edits)


def _said(wanted: str, _: str) -> str:
    return wanted.replace("|", "\\|")


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
|**memory**|The memory of the machine|integer|

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
|**memory**|The memory of the machine|integer|

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
|**memory**|The memory of the machine|integer|

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
|**memory**|The memory of the machine.|integer|
|**extra**|A field|string|
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
|**memory**|The memory of the machine|integer|

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
|**memory**|The memory of the machine|integer|

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
|**memory**|The memory of the machine|integer|

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
|**memory**|The memory of the machine|integer|
""",
    check=check,
    fixes=True,
    changes=("description",),
)

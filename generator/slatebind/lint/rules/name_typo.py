"""A name that stands once is not another one misspelt.

A name one letter away from one that is used all over is probably that one; whoever sends it is not understood.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    counts = Counter(entry.line.name for entry in subject.entries)
    usual_ones: dict[str, set[str]] = defaultdict(set)
    for name, count in counts.items():
        for shorter in _shorter(name) if count >= _OFTEN else ():
            usual_ones[shorter].add(name)
    for entry in subject.entries:
        name = entry.line.name
        if counts[name] > 1 or len(name) < _LONG:
            continue
        near = {one for shorter in _shorter(name) for one in usual_ones[shorter] if _is_slip(name, one)}
        if near:
            yield Found(
                entry.line.at, f"{entry.noun} `{name}` stands once, `{sorted(near)[0]}` often", "check the spelling"
            )


_OFTEN = 4
_LONG = 6


def _shorter(name: str) -> set[str]:
    """The name, and what is left of it without any one letter: what two names one slip apart have in common."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))} if len(name) <= _LONGEST else {name}


_LONGEST = 60


def _is_slip(name: str, usual: str) -> bool:
    """Plurals, numbers and prefixes are words of their own."""
    if name == usual or name + "s" == usual or usual + "s" == name or name.lower() == usual.lower():
        return False
    at = next((n for n, (a, b) in enumerate(zip(name, usual, strict=False)) if a != b), min(len(name), len(usual)))
    return at > 0 and not any(character.isdigit() for character in name[at : at + 1] + usual[at : at + 1])


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
|**displayname**|Its name|string|

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
|**displayname**|Its name|string|

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
|**displayname**|Its name|string|

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
|**displayname**|Its name|string|

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
|**dislayname**|Its name|string|
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
|**displayname**|Its name|string|

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
|**displayname**|Its name|string|

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
|**displayname**|Its name|string|

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
|**displayname**|Its name|string|

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
|**displayname**|Its name|string|
""",
    check=check,
)

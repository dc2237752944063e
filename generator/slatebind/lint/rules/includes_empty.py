"""Includes hold something.

The front matter names a file in which nothing stands: what was to be written there never came, or was lost.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    main, *includes = subject.files
    for include in includes:
        if not include.text.strip():
            message = f"nothing stands in the include {include.path}"
            yield Found(_place(subject, main.name, include.path), message, "write it, or remove it from the list")


def _place(subject: Subject, main: str, path: str) -> Position:
    """Where the front matter names an include; the start of the file where it does so in an unusual way."""
    name = re.sub(r"^includes/(.*/)?_|\.\w+(\.erb)?$", lambda match: match[1] or "", path)
    pattern = re.compile(rf"(?:\s*-\s+|includes:\s*\[?|.*,\s*)['\"]?(?<![\w-]){re.escape(name)}(?![\w-])")
    for number, line in enumerate(subject.lines(main), 1):
        if match := pattern.match(line):
            return Position(main, number, match.end() - len(name) + 1)
    return Position(main)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    bad="""\
---
includes:
  - empty
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
    check=check,
)

"""Two small versions of an API's docs, as files, and the result of comparing them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from slatebind.diff.result import DiffResult
from slatebind.project.diffing import compare_sides
from slatebind.project.sides import open_side, side_of

DOCUMENT = """\
---
title: Harbor
---

# Berth

## listBerths

Lists berths.

> API

```shell
cmk list berths
```

### Request Parameters

Parameter|Description|Type|Length|Required
---------|-----------|----|------|--------
**name**|The name of the berth|string|255|false
**quayid**|The quay|uuid|255|false

### Response

Response Name|Description|Type
-------------|-----------|----
**id**|The berth|uuid
**name**|Its name|string
**depth**|Its depth|integer

## deleteBerth

Deletes a berth.

> API

```shell
cmk delete berth id=...
```

### Request Parameters

Parameter|Description|Type|Length|Required
---------|-----------|----|------|--------
**id**|The berth|uuid|255|true

### Response

Response Name|Description|Type
-------------|-----------|----
**success**|Whether it was done|boolean
**displaytext**|What happened|string
"""


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Write the document under a name, with texts replaced; its folder is the working directory."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, words: Mapping[str, str] | None = None) -> str:
        text = DOCUMENT
        for old, new in (words or {}).items():
            assert old in text, old
            text = text.replace(old, new)
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
        return name

    return write


@pytest.fixture
def compared() -> Callable[[str, str], DiffResult]:
    """Compare two documents."""
    return lambda old, new: compare_sides(open_side(side_of(old)), open_side(side_of(new)), (old, new))

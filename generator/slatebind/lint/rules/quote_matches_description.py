"""The sentence above an example says what the description says.

Two sentences about one command that differ were written at different times, and one of them is out of date.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.mend import say_as_described
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    reported = {found.at for found in subject.extraction.diagnostics if found.code == "quote-other-command"}
    for at, (draft, quote) in subject.quotes.items():
        said, described = _said(quote.text), _said(draft.command.description)
        if at in reported or not said or not described or said == described:
            continue
        edits = tuple(say_as_described(subject, draft.command.description, quote))
        message = f"the sentence says `{said}`, the description of `{draft.command.name}` says `{described}`"
        yield Found(at, message[:300], "say the same", edits=edits)


_LEAD = re.compile(r"(?:The following|This) command (.+?)[.:]?(?:\s*\n|$|(?<=\.)\s)")


def _said(sentence: str) -> str:
    match = _LEAD.match(sentence)
    return match[1].rstrip(".:") if match else ""


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    bad="""\
# Network

## deleteNetwork

This command deletes a network.

<aside class="notice">
Asynchronous
</aside>

### Command

> The following command deletes networks:

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

> The following command deletes a network:

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
    fixes=True,
)

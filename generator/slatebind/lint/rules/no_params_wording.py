"""Commands without parameters say so in the same words.

Readers recognise the sentence; another one makes them look for what is different.
"""

from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.mend import in_line
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.markdown import Prose


def check(subject: Subject) -> Iterator[Found]:
    sentences = list(_sentences(subject))
    counts = Counter(block.text for block in sentences)
    usual, count = counts.most_common(1)[0] if counts else ("", 0)
    for block in sentences:
        if counts[block.text] < count:
            edits = tuple(in_line(subject, block.at, block.text, usual))
            yield Found(block.at, f"elsewhere this is said as `{usual}`", f"write `{usual}`", edits=edits)


def _sentences(subject: Subject) -> Iterator[Prose]:
    """What stands below the heading of the parameters where there are none."""
    pattern = subject.dialect.pattern("no_parameters")
    for draft in subject.drafts:
        for section in draft.part.sections if not draft.lines["parameters"] else ():
            for block in section.blocks if section.section == "parameters" else ():
                if isinstance(block, Prose) and "\n" not in block.text and pattern.search(block.text):
                    yield block


_COMMAND = """\
## {name}

This command lists things.

<aside class="notice">
Not asynchronous
</aside>

### Command

```shell
cmk {name}
```

### Query parameters

{said}

### Response schema

|Element|Description|Type|
|---|---|---|
|**id**|The thing|uuid|

"""

_USUAL = "This command takes no parameters."
_OTHER = "There are no parameters."
_NAMES = ("listNetworks", "listRouters", "listZones")


def _page(*said: str) -> str:
    return "# Network\n\n" + "".join(
        _COMMAND.format(name=name, said=one) for name, one in zip(_NAMES, said, strict=True)
    )


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    bad=_page(_USUAL, _USUAL, _OTHER),
    good=_page(_USUAL, _USUAL, _USUAL),
    check=check,
    fixes=True,
)

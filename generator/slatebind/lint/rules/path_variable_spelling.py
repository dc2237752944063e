"""Variables of paths are written in different ways.

## What it does
Reports request lines whose variables are marked otherwise than those of most request lines: `{id}`, `:id`, `<id>` or
`[id]`.

## Why is this bad?
Readers wonder whether the marks belong to the value, and programs that read the docs have to know all of them.

## Example
```markdown
`GET /trees/{id}`

`DELETE /trees/:id`
```

## Use instead
```markdown
`GET /trees/{id}`

`DELETE /trees/{id}`
```

## Fix
No automatic fix.
"""

import re
from collections import Counter
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction import ParsedCommand
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    found = [(parsed, text) for parsed in context.parsed_commands for text in _variables(parsed)]
    counts = Counter(_mark(text) for _, text in found)
    usual = counts.most_common(1)[0][0] if counts else ""
    for parsed, text in found:
        mark = _mark(text)
        if mark != usual:
            written = f"{usual}{text[len(mark) : len(text) - len(_CLOSING[mark])]}{_CLOSING[usual]}"
            yield Violation(parsed.at, f"variable `{text}` is not marked as in most paths", f"write `{written}`")


def places(context: LintContext) -> int:
    """The number of variables."""
    return sum(1 for parsed in context.parsed_commands for _ in _variables(parsed))


def _variables(parsed: ParsedCommand) -> list[str]:
    """The variables of a path with their marks; one at the start stands for a host, and those of a query for values."""
    path = _SERVER.sub("", _QUERY.split(parsed.request_url, maxsplit=1)[0])
    return [match[0] for match in _VARIABLE.finditer(path)]


def _mark(text: str) -> str:
    """What a variable begins with."""
    return text[:2] if text[:2] in _CLOSING else text[:1]


_CLOSING = {"{{": "}}", "{": "}", "<": ">", "[": "]", ":": ""}
_SERVER = re.compile(r"^(?:https?://[^/]*|\{+[^{}/]*\}+|<[^<>/]*>|\[[^\[\]/]*\])", re.I)
_QUERY = re.compile(r"\?(?![>\]}])")
_VARIABLE = re.compile(
    r"\{\{[^{}/]{1,60}\}\}|\{[^{}/]{1,60}\}|<[^<>/]{1,60}>|\[[^\[\]/]{1,60}\]|(?<=/):[A-Za-z_][\w-]{0,60}"
)
RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    places=places,
    needs=("requests",),
    max_single=0,
)

"""A sample calls something else than the request line says.

## What it does
Reports an operation none of whose samples has the method and path of its request line, if one of them calls a request
that the docs describe nowhere.

## Why is this bad?
Readers copy samples: they get an error, or change something that they did not mean to.

## Example
````markdown
`PUT /trees/{id}`

```shell
curl -X POST https://api.orchard.example/trees/t1 -d age=7
```
````

## Use instead
````markdown
`PUT /trees/{id}`

```shell
curl -X PUT https://api.orchard.example/trees/t1 -d age=7
```
````

## Fix
No automatic fix.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.extraction import ParsedCommand
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.api_facts.servers import path_before
from slatebind.extraction.requests.samples import Sample
from slatebind.lint.context import LintContext
from slatebind.lint.requests import request_text, samples, sections
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    by_end: dict[tuple[str | None, str], list[ParsedCommand]] = defaultdict(list)
    for parsed in context.parsed_commands:
        by_end[parsed.command.method, _end(_path(parsed))].append(parsed)
    for operations in sections(context):
        parsed = operations[0]
        calls = [(sample, read_url(sample.url).path) for sample in samples(context, parsed)]
        if any(_calls(sample, path, other) for sample, path in calls for other in operations[:_MAX_COMPARED]):
            continue
        for sample, path in calls:
            alike = (*by_end[sample.method, _end(path)], *by_end[sample.method, ""])[:_MAX_COMPARED]
            if not any(_calls(sample, path, other) for other in alike):
                called = f"{sample.method} {path[:_MAX_PATH_LENGTH]}"
                message = f"sample sends `{called}`, but `{request_text(parsed)}` is described"
                yield Violation(sample.at, message, "correct one of the two")
                break


_MAX_PATH_LENGTH = 100
_MAX_COMPARED = 200
"""Operations that one sample is compared with, so that the time stays linear."""


def _end(path: str) -> str:
    """The last segment of a path; empty if it is a variable."""
    last = path.rstrip("/").rpartition("/")[2]
    return "" if "{" in last else last


def _calls(sample: Sample, path: str, parsed: ParsedCommand) -> bool:
    return sample.method == parsed.command.method and path_before(path, _path(parsed)) is not None


def _path(parsed: ParsedCommand) -> str:
    """The path of an operation; a word in capitals may stand for a value, as a variable does."""
    return _CAPITALS.sub("{}", parsed.command.path or "")


_CAPITALS = re.compile(r"(?<=/)[A-Z][A-Z0-9_-]+(?=/|$)")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    needs=("requests",),
)

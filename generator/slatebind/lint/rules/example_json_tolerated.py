"""An example is JSON only after a repair.

## What it does
Reports an example below a request whose block of code is marked as JSON and is read as such, although a comma is too
many, or a comma, a quote or a bracket is missing. Comments and `...` are not reported.

## Why is this bad?
Readers copy examples into programs that refuse them, and other tools cannot read them.

## Example
````markdown
```json
{"id": "t1", "kind": "apple",}
```
````

## Use instead
````markdown
```json
{"id": "t1", "kind": "apple"}
```
````

## Fix
Removes a comma before a closing bracket, if the example is JSON then. What else is missing is not added.
"""

import re
from collections.abc import Iterator

from slatebind.data.json_reader import read_json
from slatebind.data.json_tree import plain_value
from slatebind.data.tolerant_json import read_tolerant
from slatebind.diagnostic import Edit, Position, Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Code


def check(context: LintContext) -> Iterator[Violation]:
    blocks = {block.at: block for parsed in context.parsed_commands for block in context.codes(parsed)}
    for block in blocks.values():
        if block.language.lower() not in _LANGUAGES or _SHORTENED.search(block.text):
            continue
        found = read_tolerant(block.text)
        if found.is_strict or len(found.values) != 1 or read_json(block.text)[1] is None:
            continue
        plain = _COMMENT.sub(_blank, block.text)
        if read_json(plain)[1] is None:
            continue
        repaired, error = read_json(_TRAILING.sub(lambda match: " " if match["comma"] else match[0], plain))
        if error is None and repaired == plain_value(found.values[0]):
            edits = tuple(_removals(block, plain))
            yield Violation(edits[0].at, "comma before a closing bracket", "remove it", edits=edits)
        elif (problem := read_json(plain)[1]) is not None:
            at = Position(block.at.file, block.at.line + problem.line, problem.column)
            yield Violation(at, f"example is not valid JSON, and read after a repair: {problem.reason}", "correct it")


def _blank(match: re.Match[str]) -> str:
    """Spaces in place of a comment; the text of everything else."""
    return re.sub(r"[^\n]", " ", match[0]) if match["comment"] else match[0]


def _removals(block: Code, plain: str) -> Iterator[Edit]:
    """The edits that remove the commas before closing brackets."""
    line, start = block.at.line + 1, 0
    for match in _TRAILING.finditer(plain):
        line += plain.count("\n", start, match.start())
        start = match.start()
        if match["comma"]:
            column = start - plain.rfind("\n", 0, start)
            yield Edit(Position(block.at.file, line, column), ",", "")


_LANGUAGES = {"json", "json5", "jsonc"}
_STRING = r"\"(?:[^\"\\\n]|\\.)*+\""
_COMMENT = re.compile(rf"{_STRING}|\\.|(?P<comment>//[^\n]*|\#[^\n]*|/\*.*?(?:\*/|\Z))", re.S)
_TRAILING = re.compile(rf"{_STRING}|\\.|(?P<comma>,)(?=\s*[}}\]])", re.S)
_SHORTENED = re.compile(r"\.{3}|\u2026")
RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    needs=("requests",),
)

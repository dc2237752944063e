"""An example omits a required parameter.

## What it does
Reports a call of a command in an example without one of its required parameters.

## Why is this bad?
The example fails when it is pasted.

## Example
```markdown
$ cmk createNetwork
```

## Use instead
```markdown
$ cmk createNetwork id=<id>
```

## Fix
Adds the parameters with their names as placeholders.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Edit, Position, Severity
from slatebind.extraction import ParsedCommand
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed, required in _with_required(context):
        for at, line in context.examples(parsed):
            given = {name.split("[")[0].lower() for match in _GIVEN.findall(line) for name in match if name}
            missing = [name for name in required if name.lower() not in given]
            if not missing or line.rstrip().endswith("\\"):
                continue
            end = Position(at.file, at.line, at.column + len(line.rstrip()))
            added = "".join(f" {name}=<{name}>" for name in missing)
            edits = () if _POSITIONAL.search(line) else (Edit(end, "", added),)
            message = f"example of `{parsed.command.name}` omits {', '.join(f'`{name}`' for name in missing)}"
            yield Violation(at, message, f"add `{added.strip()}`", edits=edits)


def places(context: LintContext) -> int:
    """The number of examples of commands with required parameters."""
    return sum(1 for parsed, _ in _with_required(context) for _ in context.examples(parsed))


def _with_required(context: LintContext) -> Iterator[tuple[ParsedCommand, list[str]]]:
    """The commands with required parameters, and these."""
    for parsed in context.parsed_commands:
        required = [param.name for param in parsed.command.params if param.required and _NAME.fullmatch(param.name)]
        if required:
            yield parsed, required


# A parameter whose name is not an identifier cannot be added to the example.
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
# A value without a name is a finding of example-positional.
_GIVEN = re.compile(r"(?<=\s)(?:([A-Za-z_][\w.\[\]-]*)=|<(\w+)>(?!\S))")
_POSITIONAL = re.compile(r"\s<[^<>=]*>|[;&|#]")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    check=check,
    places=places,
    changes=("example",),
    needs=("calls",),
)

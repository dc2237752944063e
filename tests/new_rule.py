"""Creates the files of a lint rule: ``python -m new_rule my-rule``, with this folder on the path.

The new rule is a working example: it reports the description ``DESCRIBE``. Replace every DESCRIBE; the suite fails
as long as the rule's page contains one.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from slatebind.lint import all_rules
from slatebind.lint.aliases import RETIRED

ROOT = Path(__file__).parents[1]

_MODULE = '''\
"""DESCRIBE the problem.

## What it does
Reports DESCRIBE.

## Why is this bad?
DESCRIBE what goes wrong for readers or clients.

## Example
```markdown
|**id**|DESCRIBE|uuid|
```

## Use instead
```markdown
|**id**|The network|uuid|
```

## Fix
No automatic fix.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        if entry.description == "DESCRIBE":
            yield Violation(entry.position, f"{entry.noun} `{entry.row.name}` is not described", "describe it")


RULE = Rule(preset="strict", severity=Severity.INFO, check=check)
'''

_DOCUMENT = """\
# Network

## createNetwork

This command creates a network.

<aside class="notice">
Not asynchronous
</aside>

### Command

```shell
$ cmk createNetwork id=<id>
```

`createNetwork`

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|

### Response schema

|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
"""

_SEEDS = """\
## a parameter that DESCRIBE
@@ updateZone
-|**name**|The name to show|string|255|true|
+|**name**|«{rule}»DESCRIBE|string|255|true|
## another parameter that DESCRIBE
@@ stopMachine
-|**id**|The ID of the machine|uuid|255|true|
+|**id**|«{rule}»DESCRIBE|uuid|255|true|
"""

_NEXT_STEPS = """\
Replace every DESCRIBE, then:
  make pytest TESTS=tests/unit/lint    the rule finds its mistakes, and nothing else
  make generate                        docs/reference/rules.md has its page
A fix: give Violation.edits, describe it below `## Fix`, and run the tests with SLATEBIND_UPDATE=1.
"""


def create(root: Path, rule: str) -> Iterator[Path]:
    """Write the files of a rule below ``root``; raises ValueError if its name is taken or invalid."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule):
        raise ValueError(f"`{rule}` is not a rule's name: use lowercase words with hyphens, such as `my-rule`")
    if rule in all_rules() or rule in RETIRED:
        raise ValueError(f"there is, or was, a rule `{rule}`")
    bad = _DOCUMENT.replace("|**id**|The network|uuid|\n", "|**id**|DESCRIBE|uuid|\n")
    files = {
        f"generator/slatebind/lint/rules/{rule.replace('-', '_')}.py": _MODULE,
        f"tests/lint/{rule}/bad.md": bad,
        f"tests/lint/{rule}/good.md": _DOCUMENT,
        f"tests/lint_seeds/{rule}.diff": _SEEDS.format(rule=rule),
    }
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        yield file


if __name__ == "__main__":
    try:
        for created in create(ROOT, sys.argv[1]):
            print(created.relative_to(ROOT))
    except ValueError as error:
        sys.exit(str(error))
    print(_NEXT_STEPS, end="")

"""A description's verb is not in the third person.

## What it does
Reports `This command` followed by a verb without its final `s`.

## Why is this bad?
It is a grammatical error in the sentence that is read most.

## Example
```markdown
This command list networks.
```

## Use instead
```markdown
This command lists networks.
```

## Fix
Adds the ending.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import Prose
from slatebind.markdown.fixes import replace_in_line


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        for block in (block for block in parsed.part.head.blocks if isinstance(block, Prose)):
            match = _VERB.match(block.text)
            if match and (match[1] in _VERBS or parsed.command.name.lower().startswith(match[1])):
                verb = _third_person(match[1])
                yield Violation(
                    block.at,
                    f"verb `{match[1]}` does not agree with `this command`",
                    f"write `{verb}`",
                    edits=replace_in_line(context.lines, block.at, match[0], f"This command {verb}"),
                )
            break


_VERB = re.compile(r"This command ([a-z]{2,}[a-rt-z])(?= )")
_VERBS = {
    *("add", "allow", "apply", "assign", "attach", "authorize", "cancel", "change", "check", "configure", "copy"),
    *("create", "delete", "deploy", "destroy", "detach", "disable", "disassociate", "download", "enable", "expunge"),
    *("extract", "find", "generate", "get", "give", "import", "list", "make", "migrate", "mark", "modify", "prepare"),
    *("query", "read", "reboot", "recover", "register", "release", "remove", "replace", "reset", "resize", "restart"),
    *("restore", "retrieve", "return", "revert", "revoke", "run", "scale", "search", "send", "set", "show", "start"),
    *("stop", "suspend", "update", "upgrade", "upload", "validate", "verify", "write"),
}


def _third_person(verb: str) -> str:
    """``apply`` -> ``applies``."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("ch", "sh", "x", "z", "o")) else f"{verb}s"


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    changes=("description",),
    needs=("sentences",),
)

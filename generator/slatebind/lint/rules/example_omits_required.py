"""Examples give every required parameter.

An example that fails when it is pasted is worse than none.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        required = [param.name for param in draft.command.params if param.required and _NAME.fullmatch(param.name)]
        for at, line in subject.examples(draft) if required else ():
            given = {name.split("[")[0].lower() for match in _GIVEN.findall(line) for name in match if name}
            missing = [name for name in required if name.lower() not in given]
            if not missing or line.rstrip().endswith("\\"):
                continue
            end = Position(at.file, at.line, at.column + len(line.rstrip()))
            added = "".join(f" {name}=<{name}>" for name in missing)
            edits = () if _POSITIONAL.search(line) else (Edit(end, "", added),)
            message = f"the example of `{draft.command.name}` omits {', '.join(f'`{name}`' for name in missing)}"
            yield Found(at, message, f"add `{added.strip()}`", edits=edits)


# What is no name cannot be given by it, however often it is added.
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
# A parameter without its name is another rule's concern.
_GIVEN = re.compile(r"(?<=\s)(?:([A-Za-z_][\w.\[\]-]*)=|<(\w+)>(?!\S))")
_POSITIONAL = re.compile(r"\s<[^<>=]*>|[;&|#]")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="example",
    bad="$ cmk createNetwork",
    good="$ cmk createNetwork id=<id>",
    check=check,
    fixes=True,
    changes=("example",),
)

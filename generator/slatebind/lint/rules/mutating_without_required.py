"""A command that changes something says what.

Without a required parameter it could be called with none, and would change nothing or everything.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        command = draft.command
        if not any("required" in line.cells for line in draft.lines["parameters"]):
            continue
        if _MUTATES.match(command.name) and not any(param.required for param in command.params):
            yield Found(draft.at, f"no parameter of `{command.name}` is required", "mark those that are")


_MUTATES = re.compile(
    r"(?:create|update|delete|remove|start|stop|reboot|destroy|attach|detach|assign|enable|disable|restore|change|migrate)[A-Z]"
)


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    place="parameters",
    bad="|**name**|Its name|string|255|false|",
    good="|**id**|The network|uuid|255|true|",
    check=check,
)

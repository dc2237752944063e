"""Answers show the fields that the table lists.

A field that never comes is one that nobody can rely on.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.lint.texts import json_keys


def check(subject: Subject) -> Iterator[Found]:
    for draft, code, keys in json_keys(subject):
        missing = [field.name for field in draft.fields if field.name.split(".")[0] not in keys]
        if missing:
            names = ", ".join(f"`{name}`" for name in missing)
            yield Found(code.at, f"the answer of `{draft.command.name}` does not show {names}"[:300])


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="answer",
    bad='{"colour": "red"}',
    good='{"id": "1"}',
    check=check,
)

"""Answers hold the fields that the table lists.

A field that only the example knows is in no model.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.lint.texts import json_keys, place_of_key


def check(subject: Subject) -> Iterator[Found]:
    for draft, code, keys in json_keys(subject):
        names = {field.name.split(".")[0] for field in draft.fields}
        for key in sorted(keys - names) if names & keys else ():
            yield Found(place_of_key(code, key), f"the table of `{draft.command.name}` has no field `{key}`", "add it")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="answer",
    bad='{"id": "1", "colour": "red"}',
    good='{"id": "1"}',
    check=check,
)

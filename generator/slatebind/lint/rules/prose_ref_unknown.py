"""Prose speaks of parameters that are there.

A parameter that only the prose knows was renamed, or never existed.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.mend import inside
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Entry, Subject
from slatebind.suggestions import did_you_mean


def check(subject: Subject) -> Iterator[Found]:
    vocabulary = {entry.line.name.lower() for entry in subject.entries}
    for draft in subject.drafts:
        entries = [entry for entry in subject.of(draft) if entry.kind == "parameters"]
        names = {entry.line.name.lower(): entry.line.name for entry in entries}
        for entry in entries:
            for match in _references(entry):
                name = match["name"]
                is_name = match["code"] or name.lower() in vocabulary or _IS_NAME.search(name)
                if is_name and name.lower() not in names:
                    yield Found(
                        inside(subject, entry, match.start("name")),
                        f"`{draft.command.name}` has no parameter `{name}`, of which the prose speaks",
                        did_you_mean(name, names.values(), "name one of its parameters"),
                    )


def _references(entry: Entry) -> list[re.Match[str]]:
    """Each name once. `the zone` alone speaks of a thing, `the zone parameter` of a parameter."""
    found = (
        match
        for match in _REFERENCE.finditer(entry.description)
        if match["lead"].lower() != "the " or match["end"] == " parameter"
    )
    return list({match["name"]: match for match in found}.values())


_REFERENCE = re.compile(
    r"(?P<lead>(?:must be used|mutually exclusive|used together|together) with (?:the )?|\bthe )"
    r"(?P<code>`?)(?P<name>[A-Za-z][A-Za-z0-9]{2,})(?P=code)"
    r"(?P<end>[.,]|$| parameter\b)",
    re.I,
)
_IS_NAME = re.compile(r"[a-z][A-Z]|.(?:id|ids)$")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="parameters",
    bad="|**account**|An account, must be used with the domainid parameter|string|255|false|",
    good="""\
|**account**|An account, must be used with the domainid parameter|string|255|false|
|**domainid**|The domain|uuid|255|false|
""",
    check=check,
)

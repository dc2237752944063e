"""A key that prose spells out is the parameter's own.

`tag[0].key=...` below `tags` is copied, sent, and ignored by the server.
"""

import re
from collections.abc import Iterator, Mapping

from slatebind.diagnostic import Severity
from slatebind.lint.mend import inside
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.suggestions import closest


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.parameters:
        names = {param.name.lower(): param.name for param in entry.draft.command.params}
        for match in _KEY.finditer(entry.description):
            meant = names.get(match["name"].lower()) or _meant(match, names, entry.line.name)
            if meant and meant.lower() != match["name"].lower():
                yield Found(
                    inside(subject, entry, match.start()),
                    f"the prose writes `{match[0]}`, the parameter is `{meant}`",
                    f"write `{meant}`",
                )


def _meant(match: re.Match[str], names: Mapping[str, str], own: str) -> str | None:
    """The parameter that is misspelt; a path can hardly be another's than that of its row."""
    said = match["name"].lower()
    near = closest(said, names)
    if near and not (said in near or near in said):
        return names[near]
    return own if match["index"] else None


_KEY = re.compile(r"(?<![\w.\]])(?P<name>[A-Za-z]\w+)(?:(?P<index>\[\d+\])|=(?=[\w<]))")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="parameters",
    bad="|**tags**|Only with these tags. Example: tag[0].key=colour|map|255|false|",
    good="|**tags**|Only with these tags. Example: tags[0].key=colour|map|255|false|",
    check=check,
)

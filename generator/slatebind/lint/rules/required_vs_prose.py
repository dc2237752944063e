"""Prose and column agree about what is required.

One of them is wrong, and only the server knows which.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.spec.model import Param


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.parameters:
        assert isinstance(entry.record, Param)
        text = entry.description
        if not entry.record.required and any(map(_says_required, _SENTENCE.split(text))):
            yield Found(
                entry.line.position("required"),
                f"prose says that `{entry.line.name}` is required, its column does not",
                _HINT,
            )
        elif entry.record.required and _OPTIONAL.search(text):
            yield Found(
                entry.line.position("required"),
                f"prose says that `{entry.line.name}` is optional, its column that it is required",
                _HINT,
            )


def _says_required(sentence: str) -> bool:
    return _PLAINLY.search(sentence) is not None or (
        _REQUIRED.search(sentence) is not None and _CONDITION.search(sentence) is None
    )


_PLAINLY = re.compile(r"[(\[](?:required|mandatory)[)\]]", re.I)
_HINT = "ask the server, and correct the other"
_SENTENCE = re.compile(r"[.;]\s+")
_REQUIRED = re.compile(r"\b(?:required|mandatory|must be (?:given|specified|provided|passed))\b", re.I)
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|for|in case|one of|either|only|not|no|or|that|with|requires|needs?)\b|\brequired \w",
    re.I,
)
_OPTIONAL = re.compile(r"^\s*(?:optional\b|an optional\b)|\(optional\)|^\s*\[?optional\]", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="parameters",
    bad="|**name**|Required. Its name|string|255|false|",
    good="|**name**|Its name|string|255|true|",
    check=check,
)

"""Constraints stand in columns.

What only a sentence says no client can check before it sends the request.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.dialects import Role
from slatebind.lint.mend import inside
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.parameters:
        for kind, pattern, role in _KINDS:
            if role not in entry.line.cells and (match := pattern.search(entry.description)):
                yield Found(
                    inside(subject, entry, match.start()),
                    f"prose gives `{entry.line.name}` {kind}: `{match[0]}`",
                    "put it into an overlay, or a column of its own",
                )


_KINDS: tuple[tuple[str, re.Pattern[str], Role], ...] = (
    (
        "an alternative",
        re.compile(
            r"mutually exclusive|(?:cannot|can't|can not|must not) be (?:used|given|specified|passed) (?:together )?with"
            r"|do not specify \w+ and \w+ together|either .{1,60} or .{1,60} (?:has|have|must)",
            re.I,
        ),
        "code",
    ),
    (
        "a companion",
        re.compile(
            r"must be (?:used|specified|passed) (?:together )?with|(?<!cannot be )(?<!not be )(?<!n't be )used (?:only )?(?:together )?with",
            re.I,
        ),
        "code",
    ),
    (
        "a default",
        re.compile(r"\bdefaults? (?:value )?(?:to|is)\b|\bby default\b|\bdefault[:=]|(?<=\()default \w+", re.I),
        "default",
    ),
    (
        "values",
        re.compile(
            r"\b(?:possible|valid|allowed) values?\b|\bvalues (?:are|is)\b|\b(?:can|must) be one of\b|\bone of:", re.I
        ),
        "values",
    ),
)


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="parameters",
    bad="|**state**|Its state. Possible values are Running, Stopped|string|255|false|",
    good="|**state**|Its state|string|255|false|",
    check=check,
)

"""Retired names of rules, which configuration, suppressions and baselines may still use."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

RETIRED: dict[str, tuple[str, ...]] = {
    "alphabetical-commands": ("alphabetical-order",),
    "alphabetical-groups": ("alphabetical-order",),
    "aside-closed": ("unclosed-block",),
    "async-aside-missing": ("async-not-stated", "async-outside-aside"),
    "command-duplicate": ("command-repeated", "command-conflict"),
    "command-name-case": ("command-name-mismatch",),
    "command-name-differs": ("command-name-mismatch",),
    "comment-closed": ("unclosed-block",),
    "error-duplicate": ("row-duplicate",),
    "fence-closed": ("unclosed-block",),
    "field-duplicate": ("row-duplicate",),
    "html-comment": ("comment-hides-content", "comment-not-kept"),
    "list-envelope-missing": ("example-missing",),
    "model-type-disagreement": ("type-consistent-across-commands",),
    "param-duplicate": ("row-duplicate",),
}
"""The rules that took the place of each retired name."""

_FORMER: dict[str, tuple[str, ...]] = {
    rule: tuple(name for name, rules in RETIRED.items() if rule in rules)
    for rule in {rule for rules in RETIRED.values() for rule in rules}
}


def names_of(rule: str) -> tuple[str, ...]:
    """A rule's names: its own, then those that it has taken the place of."""
    return (rule, *_FORMER.get(rule, ()))


def is_named(rule: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern such as ``table-*`` matches one of a rule's names."""
    return any(fnmatchcase(name, pattern) for pattern in patterns for name in names_of(rule))

"""Validating the patterns and placeholders of a dialect."""

import re
import warnings
from collections.abc import Iterable

from slatebind.data.json_reader import read_json
from slatebind.data.parsed import Parsed
from slatebind.diagnostic import Diagnostic, Severity, position_of
from slatebind.dialects.dialect import Dialect
from slatebind.dialects.dialect_file import NOTHING, PATTERNS
from slatebind.dialects.prose_words import PROSE_GROUPS

_TEMPLATE_FLAG = 1
"""``(?t)``, which has no effect and is an error from Python 3.13 on."""
_REQUIRED_GROUPS = {"example": {"command", "arguments"}, "endpoint": {"url"}}


def check(dialect: Dialect, parsed: Parsed, file: str) -> tuple[Diagnostic, ...]:
    """An error for each pattern that does not compile or lacks a group, and each placeholder that is not JSON."""
    problems = []

    def report(message: str, *path: str | int) -> None:
        at = position_of(parsed.positions, path, file)
        problems.append(Diagnostic(code="dialect-invalid", message=message, at=at, severity=Severity.ERROR))

    if dialect.requests is None and dialect.command_name == NOTHING:
        report("neither `requests` nor `command_name` says what announces an operation")
    for field in PATTERNS:
        if problem := _pattern_problem(field, getattr(dialect, field)):
            report(problem, field)
    for key, wanted in PROSE_GROUPS.items():
        for index, pattern in enumerate(getattr(dialect.prose, key)):
            groups = _groups(pattern)
            if groups is None:
                report(f"prose.{key} is not a valid regular expression", "prose", key, index)
            elif wanted and groups.isdisjoint(wanted):
                report(f"prose.{key} has no group {_group_syntax(wanted, ' or ')}", "prose", key, index)
    for kind, patterns in dialect.prose.constraints.items():
        for index, pattern in enumerate(patterns):
            if _groups(pattern) is None:
                message = f"prose.constraints.{kind} is not a valid regular expression"
                report(message, "prose", "constraints", kind, index)
    for index, placeholder in enumerate(dialect.placeholders):
        if error := read_json(placeholder).error:
            report(f"placeholder is not valid JSON: {error.reason}", "placeholders", index)
    return tuple(problems)


def _pattern_problem(field: str, pattern: str) -> str:
    """What is wrong with one of the expressions of a dialect; empty if nothing is."""
    groups = _groups(pattern)
    if groups is None:
        return f"{field} is not a valid regular expression"
    missing = sorted(_REQUIRED_GROUPS.get(field, set()) - groups)
    return f"{field} has no group {_group_syntax(missing, ', ')}" if missing and pattern != NOTHING else ""


def _group_syntax(names: Iterable[str], separator: str) -> str:
    return separator.join(f"(?P<{name}>...)" for name in names)


def _groups(pattern: str) -> frozenset[str] | None:
    """The names of a pattern's groups; None if it does not compile on every supported version of Python.

    Older versions warn about what newer ones reject. The reason is not returned, as its wording differs by version.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        try:
            compiled = re.compile(pattern)
        except (re.error, OverflowError, RecursionError, DeprecationWarning):
            return None
    return None if compiled.flags & _TEMPLATE_FLAG else frozenset(compiled.groupindex)

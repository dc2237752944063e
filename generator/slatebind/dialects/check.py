"""Whether what a dialect says can be used."""

import json
import re

from slatebind.data.parsed import Parsed
from slatebind.diagnostic import Diagnostic, Severity, position_of
from slatebind.dialects.dialect import PATTERNS, Dialect

_GROUPS = {"example": {"command", "arguments"}, "endpoint": {"url"}}


def check(dialect: Dialect, parsed: Parsed, file: str) -> tuple[Diagnostic, ...]:
    """Patterns that do not compile, or lack the groups that are read from them, and placeholders that are no JSON."""
    problems = []

    def report(message: str, *path: str | int) -> None:
        at = position_of(parsed.positions, path, file)
        problems.append(Diagnostic(code="dialect-invalid", message=message, at=at, severity=Severity.ERROR))

    for field in PATTERNS:
        try:
            groups = set(re.compile(getattr(dialect, field)).groupindex)
        except re.error as problem:
            report(f"{field} is no regular expression: {problem}", field)
            continue
        if missing := sorted(_GROUPS.get(field, set()) - groups):
            report(f"{field} has no group {', '.join(f'(?P<{one}>...)' for one in missing)}", field)
    for number, placeholder in enumerate(dialect.placeholders):
        try:
            json.loads(placeholder)
        except ValueError as problem:
            report(f"placeholder is no JSON: {problem}", "placeholders", number)
    return tuple(problems)

"""Comments that are directives for the linter; they are never content."""

import re

DIRECTIVE = "slatebind-"
"""Every directive contains this text."""

_DIRECTIVE = re.compile(r"[ \t]*<!--+[ \t]*slatebind-(?:disable|enable)[^\n]*-->[ \t]*")


def is_directive(line: str) -> bool:
    """Whether a line consists of a directive."""
    return DIRECTIVE in line and _DIRECTIVE.fullmatch(line) is not None


def without_directive(line: str) -> str:
    """A line without the directive at its end: it has no effect there, but it is not content of a row either."""
    start = line.rfind("<!--") if DIRECTIVE in line else -1
    return line[:start].rstrip(" \t") if start > 0 and is_directive(line[start:]) else line

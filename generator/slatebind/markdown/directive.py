"""Comments that are directives for the linter; they are never content."""

import re

DIRECTIVE = "slatebind-"
"""Every directive contains this text."""

_DIRECTIVE = re.compile(r"[ \t]*<!--+[ \t]*slatebind-(?:disable|enable)[^\n]*-->[ \t]*")


def is_directive(line: str) -> bool:
    """Whether a line consists of a directive."""
    return DIRECTIVE in line and _DIRECTIVE.fullmatch(line) is not None

"""Comments that are addressed to the linter: not content, wherever they stand."""

import re

DIRECTIVE = "slatebind-"
"""What every such comment holds."""

_DIRECTIVE = re.compile(r"[ \t]*<!--+[ \t]*slatebind-(?:disable|enable)[^\n]*-->[ \t]*")


def is_directive(line: str) -> bool:
    """Whether a line is nothing but such a comment."""
    return DIRECTIVE in line and _DIRECTIVE.fullmatch(line) is not None

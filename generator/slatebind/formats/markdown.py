"""Text from docs in Markdown that a code host shows: nothing in it is markup, a mention or a reference.

GitHub and GitLab look for mentions and references in the rendered text, where a backslash in the source is gone. What
they honor is a character without width behind the sign. Text in backticks stays code, in which they look for nothing.
"""

import re

from slatebind.hidden_characters import escape_hidden

ZERO_WIDTH_SPACE = "\u200b"

_MARKUP = re.compile(r"([\\*_\[\]<>#|~!@&$^{}])")
_REFERENCE = re.compile(r"([@#!%&~$^](?=[\w\"'{\[\\])|(?<![^\W_])gh-(?=\d)|:(?=//)|www(?=\.))", re.IGNORECASE)
_ENTITY = f"&#{ord(ZERO_WIDTH_SPACE)};"


def markdown_text(text: str) -> str:
    """Text on one line; what is in backticks stays code."""
    parts = escape_hidden(text).split("`")
    if len(parts) % 2 == 0:
        return _prose("'".join(parts))
    return "`".join(markdown_code(part) if number % 2 else _prose(part) for number, part in enumerate(parts))


def markdown_code(text: str) -> str:
    """Text to put between backticks."""
    return " ".join(escape_hidden(text).replace("`", "'").split()) or " "


def break_references(text: str, separator: str = ZERO_WIDTH_SPACE) -> str:
    """Text with a separator inside of everything that a code host takes for a mention, a reference or an address."""
    return _REFERENCE.sub(rf"\g<1>{separator}", text)


def _prose(text: str) -> str:
    broken = break_references(text)
    return _MARKUP.sub(r"\\\1", broken).replace(ZERO_WIDTH_SPACE, _ENTITY)

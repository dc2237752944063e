"""Marks in the titles of operations, such as ``List trees (deprecated)``."""

import re
from collections.abc import Iterator

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.requests.plain_lines import plain_text

_BRACKETS = re.compile(r"\s*[(\[\uff08\u3010](?P<mark>[^()\[\]\uff08\uff09\u3010\u3011]{1,60})[)\]\uff09\u3011]")
_LAST = re.compile(r"\s+[-\u2013\u2014|]\s+(?P<mark>[^-\u2013\u2014|]{1,60})$")
_FIRST = re.compile(r"^(?P<mark>[^-\u2013\u2014|:\uff1a]{1,60})(?:\s[-\u2013\u2014|]|[:\uff1a])\s+")
_STRUCK = re.compile(r"~~[^~]{1,500}~~|<(s|del|strike)>[^<>]{1,500}</\1>", re.I)

_MAX_LENGTH = 500
"""Characters of a title that are read."""


def bracketed(title: str) -> Iterator[str]:
    """What stands in brackets in a title."""
    return (match["mark"] for match in _BRACKETS.finditer(title[:_MAX_LENGTH]))


def read_title(markup: str, dialect: Dialect) -> tuple[str, bool]:
    """A title without markup and the mark that its operation is deprecated, and whether it has one or is struck out."""
    title = plain_text(markup)
    if _STRUCK.fullmatch(markup.strip()):
        return title, True
    phrases = dialect.mark_phrases["deprecated"]
    for pattern in (_BRACKETS, _LAST, _FIRST):
        for match in pattern.finditer(title[:_MAX_LENGTH]):
            words = normalize(match["mark"])
            # What stands in brackets can go on: "deprecated since 2.1".
            if words in phrases or (pattern is _BRACKETS and phrases.begin(words)):
                rest = f"{title[: match.start()]} {title[match.end() :]}"
                return " ".join(rest.split()) or title, True
    return title, False

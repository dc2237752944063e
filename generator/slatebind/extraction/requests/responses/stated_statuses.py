"""The status of success that sentences, labels and headings state: *Returns `204 No Content`*, *Response: 202*."""

import re
from collections.abc import Iterator

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.markdown import Annotation, Prose

_SENTENCE_END = re.compile(r"(?<=[.!?\u3002])\s+|\n")
_STATUS = re.compile(
    r"(?<![\w.,$%-])(?P<status>20[0-7])(?![\w%]|[.,]\d)(?P<name>\s+(?:OK|Created|Accepted|No Content)\b)?", re.I
)
_MAX_SENTENCE_LENGTH = 300


def stated_status(parts: tuple[Part, ...], dialect: Dialect) -> int | None:
    """The status, if the parts of an operation state one and no other. 200 is what all have without a word of it."""
    found = {status for text in _texts(parts, dialect) for status in _statuses(text, dialect)}
    return found.pop() if len(found) == 1 and found != {200} else None


def _texts(parts: tuple[Part, ...], dialect: Dialect) -> Iterator[str]:
    """The sentences of an operation and its headings inside, without those of errors and examples of other calls."""
    for number, part in enumerate(parts):
        if number:
            if heading_kind(part.heading.text, dialect).opening == "errors":
                continue
            yield plain_text(part.heading.text)
        for block in part.blocks:
            if isinstance(block, Prose | Annotation) and "20" in block.text:
                yield from map(plain_text, _SENTENCE_END.split(block.text))


def _statuses(text: str, dialect: Dialect) -> Iterator[int]:
    """The statuses in a sentence about a response or a status, or with their names."""
    if len(text) > _MAX_SENTENCE_LENGTH:
        return
    for match in _STATUS.finditer(text):
        if match["name"] or _is_about_response(text, dialect):
            yield int(match["status"])


def _is_about_response(text: str, dialect: Dialect) -> bool:
    words = normalize(text)
    return (
        dialect.returning_phrases.are_in(words)
        or dict(dialect.opening_phrases)["response"].are_in(words)
        or dialect.status_phrases.are_in(words)
    )

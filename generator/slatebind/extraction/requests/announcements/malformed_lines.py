"""Lines that begin as a request and whose path cannot be read: variables that are not closed, text glued to it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from slatebind.diagnostic import Position
from slatebind.dialects import Requests
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.request_lines import is_request
from slatebind.extraction.requests.plain_lines import plain_lines
from slatebind.markdown import Code, Prose

_MAX_LENGTH = 300
_OPENING, _CLOSING = "{[<", "}]>"


def malformed_lines(part: Part, requests: Requests, *, is_asked: bool) -> Iterator[tuple[str, Position]]:
    """The lines of a part that are meant as requests, each with its position.

    Below a heading that announces requests a line of a method and a path is meant so; elsewhere, inline code is.
    """
    pattern = _pattern(requests.methods)
    if pattern.fullmatch(part.heading.text[:_MAX_LENGTH].strip("` ")) and _is_unclosed(part.heading.text):
        yield part.heading.text, part.heading.at
    for block in part.blocks:
        if isinstance(block, Prose):
            for line in plain_lines(block.text, block.at):
                texts = (line.text,) if is_asked and len(line.text) <= _MAX_LENGTH else line.code
                yield from (
                    (text, line.at)
                    for text in texts
                    if pattern.fullmatch(text[:_MAX_LENGTH]) and not is_request(text, requests)
                )
        elif isinstance(block, Code) and is_asked:
            first = block.text.strip().partition("\n")[0][:_MAX_LENGTH]
            if pattern.fullmatch(first) and not is_request(first, requests):
                yield first, Position(block.at.file, block.at.line + 1)


def _is_unclosed(text: str) -> bool:
    return any(text.count(opening) != text.count(closing) for opening, closing in zip(_OPENING, _CLOSING, strict=True))


@cache
def _pattern(methods: Sequence[str]) -> re.Pattern[str]:
    """A method in capitals and what looks like a path or URL."""
    return re.compile(rf"(?:{'|'.join(methods)})[:\s]+(?:https?://|/|[\w.-]+/)\S.*")

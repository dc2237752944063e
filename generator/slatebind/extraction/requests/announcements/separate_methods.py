"""Methods that have a heading of their own, next to the one with the URL: *Method*, `POST`, *Address*, `/trees`."""

from collections.abc import Sequence

from msgspec.structs import replace

from slatebind.dialects import Dialect
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.patterns import patterns_of
from slatebind.extraction.requests.announcements.records import RequestLine
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_lines
from slatebind.markdown import Aside, Prose

_MAX_LINES = 6
"""Lines below a heading in which a method is looked for."""
_MAX_DISTANCE = 2
"""Headings between that of the URL and that of the method."""


def with_separate_methods(
    parts: Sequence[Part], lines: Sequence[list[RequestLine]], dialect: Dialect
) -> list[list[RequestLine]]:
    """The request lines of each part; those without a method have the one that a heading next to theirs is above."""
    return [
        [replace(line, method=method) for line in of_part]
        if of_part and not any(line.method for line in of_part) and (method := _next_to(number, parts, lines, dialect))
        else of_part
        for number, of_part in enumerate(lines)
    ]


def _next_to(number: int, parts: Sequence[Part], lines: Sequence[list[RequestLine]], dialect: Dialect) -> str:
    """The method below the nearest heading of the same level, first of those above and then of those below."""
    level = parts[number].heading.level
    for step in (-1, 1):
        for other in range(number + step, number + step * (_MAX_DISTANCE + 2), step):
            if not 0 <= other < len(parts) or parts[other].heading.level != level or lines[other]:
                break
            if method := _only_method(parts[other], dialect):
                return method
    return ""


def _only_method(part: Part, dialect: Dialect) -> str:
    """The method that is a line of its own below a heading which announces one; empty if there is none."""
    if dialect.requests is None or not heading_kind(part.heading.text, dialect).is_announcing:
        return ""
    verb = patterns_of(dialect.requests.methods).verb
    texts = [
        line.text
        for block in part.blocks
        if isinstance(block, Prose | Aside)
        for line in plain_lines(block.text, block.at)
    ]
    found = [match["method"].upper() for text in texts[:_MAX_LINES] if (match := verb.fullmatch(text))]
    return found[0] if len(found) == 1 else ""

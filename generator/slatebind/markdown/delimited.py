"""The extent of delimited blocks: code fences, HTML comments and asides.

Authors forget end marks. A block therefore ends at its end mark only if nothing before that mark clearly belongs
outside of the block; otherwise it ends where its author probably meant it to end. The chapter splitter and the parser
both use this module, so that parsing chapter by chapter gives the same result as parsing the whole file.
"""

import re
from typing import NamedTuple

from slatebind.markdown.directive import is_directive

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*([^`\n]*?)[ \t]*$", re.M)
"""The opening line of a fence; groups: mark, info string."""
ASIDE = re.compile(r"[ \t]*<aside\b([^>]*)>", re.I)
"""The opening tag of an aside; group: attributes."""

_ASIDE_END = re.compile(r"</aside\s*>", re.I)
_COMMENT = re.compile(r"[ \t]*<!--")
_STRUCTURE = re.compile(
    r"^(?: {0,3}#{2,6}[ \t]+\S| {0,3}#[A-Za-z ]|[ \t]*<aside\b|[ \t]*<!--|[ \t]*\|| {0,3}(?:```|~~~))", re.M
)
_BLANK = re.compile(r"\n[ \t]*(?:\n|$)")
_SECTION = re.compile(r"(?:^|\n)[ \t]*\n {0,3}#{2,3} [^\n]+\n[ \t]*\n")
_HEADING = re.compile(r"^#{1,6} ", re.M)
_OPENING = re.compile(r"^(?: {0,3}(?:`{3}|~{3})|[ \t]*<!--|[ \t]*<aside\b|(?=#[ \t]+\S))", re.M | re.I)


class Extent(NamedTuple):
    """Offsets of a delimited block: its content is ``start`` to ``stop``; the text after it starts at ``end``."""

    start: int
    stop: int
    end: int
    is_closed: bool


def fence_extent(text: str, offset: int) -> Extent | None:
    """The extent of the fence whose opening line starts at ``offset``; None if that line does not open one."""
    opening = FENCE.match(text, offset)
    if opening is None:
        return None
    mark = opening[1]
    start = min(opening.end() + 1, len(text))
    closing = re.compile(rf"^ {{0,3}}{re.escape(mark)}{re.escape(mark[0])}*[ \t]*$", re.M).search(text, start)
    if closing and not _contains_structure(text[start : closing.start()], mark[0]):
        return Extent(start, closing.start(), min(closing.end() + 1, len(text)), is_closed=True)
    end = _intended_end(text, start)
    return Extent(start, end, end, is_closed=False)


def comment_extent(text: str, offset: int) -> Extent | None:
    """The extent of the HTML comment on the line at ``offset``; None for other lines and linter directives."""
    opening = _COMMENT.match(text, offset)
    line_end = _line_end(text, offset)
    if opening is None or is_directive(text[offset:line_end].rstrip("\n")):
        return None
    start = opening.end() - len("<!--")
    end = text.find("-->", opening.end())
    if end < 0 or "<!--" in text[opening.end() : end]:
        return Extent(start, line_end, line_end, is_closed=False)
    return Extent(start, end + len("-->"), _after_mark(text, end + len("-->")), is_closed=True)


def aside_extent(text: str, offset: int) -> Extent | None:
    """The extent of the aside whose opening tag starts at ``offset``; None if there is no such tag."""
    opening = ASIDE.match(text, offset)
    if opening is None:
        return None
    start = opening.end()
    closing = _ASIDE_END.search(text, start)
    following = ASIDE.search(text, start)
    stop = closing.start() if closing else len(text)
    if closing and not (following and following.start() < stop) and not _HEADING.search(text[start:stop]):
        return Extent(start, stop, _after_mark(text, closing.end()), is_closed=True)
    end = _intended_end(text, min(start + 1, len(text)))
    return Extent(start, end, end, is_closed=False)


def top_headings(text: str, start: int) -> list[int]:
    """The offsets of the ``# `` lines from ``start`` on that are outside of fences, comments and asides."""
    found: list[int] = []
    position = start
    while opening := _OPENING.search(text, position):
        offset = opening.start()
        if not opening.group():
            found.append(offset)
            position = _line_end(text, offset)
            continue
        extent = fence_extent(text, offset) or comment_extent(text, offset) or aside_extent(text, offset)
        position = max(extent.end if extent else 0, offset + 1)
    return found


def _contains_structure(content: str, mark: str) -> bool:
    """Whether a fence's content has what belongs outside of it: the opening of another fence, or a Slate section."""
    if any(fence[1][0] == mark and fence[2] for fence in FENCE.finditer(content)):
        return True
    return _SECTION.search(content) is not None


def _intended_end(text: str, start: int) -> int:
    """The first blank or structural line after ``start``: where the author probably meant to end an unclosed block."""
    blank = _BLANK.search(text, start - 1)
    structure = _STRUCTURE.search(text, start)
    return min(blank.start() + 1 if blank else len(text), structure.start() if structure else len(text))


def _after_mark(text: str, end: int) -> int:
    """Where the text after an end mark starts: on the same line if it has more text, else on the next line."""
    line_end = _line_end(text, end)
    return end if text[end:line_end].strip() else line_end


def _line_end(text: str, offset: int) -> int:
    """The offset after the line's newline."""
    newline = text.find("\n", offset)
    return len(text) if newline < 0 else newline + 1

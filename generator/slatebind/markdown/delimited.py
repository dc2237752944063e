"""Blocks between a start mark and an end mark: code fences, HTML comments and asides, and where each of them ends.

Authors forget end marks, so where a block ends is a decision: at its end mark if nothing in between could only stand
outside of it, else where its author probably meant to end it. The splitter of chapters and the parser both ask here,
which is what makes parsing chapter by chapter give what parsing the whole file would.
"""

import re
from typing import NamedTuple

from slatebind.markdown.directive import is_directive

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*([^`\n]*?)[ \t]*$", re.M)
"""The opening line of a fence: its mark and its info string."""
ASIDE = re.compile(r"[ \t]*<aside\b([^>]*)>", re.I)
"""The opening tag of an aside: its attributes."""

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
    """Offsets of a delimited block: its content from ``start`` to ``stop``, what follows it from ``end`` on."""

    start: int
    stop: int
    end: int
    is_closed: bool


def fence_extent(text: str, offset: int) -> Extent | None:
    """Of the fence whose opening line begins at ``offset``; None where that line opens none."""
    opening = FENCE.match(text, offset)
    if opening is None:
        return None
    mark = opening[1]
    start = min(opening.end() + 1, len(text))
    closing = re.compile(rf"^ {{0,3}}{re.escape(mark)}{re.escape(mark[0])}*[ \t]*$", re.M).search(text, start)
    if closing and not _holds_structure(text[start : closing.start()], mark[0]):
        return Extent(start, closing.start(), min(closing.end() + 1, len(text)), is_closed=True)
    end = _intended_end(text, start)
    return Extent(start, end, end, is_closed=False)


def comment_extent(text: str, offset: int) -> Extent | None:
    """Of the HTML comment in the line that begins at ``offset``; None where there is none, or one for the linter."""
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
    """Of the aside whose opening tag begins at ``offset``; None where there is none."""
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
    """The offset of each ``# `` line from ``start`` on that stands in no fence, comment or aside."""
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


def _holds_structure(content: str, mark: str) -> bool:
    """Whether a fence's content holds what can only stand outside: another fence's opening, or a Slate section."""
    if any(fence[1][0] == mark and fence[2] for fence in FENCE.finditer(content)):
        return True
    return _SECTION.search(content) is not None


def _intended_end(text: str, start: int) -> int:
    """The first blank line or line of structure after ``start``: where the author meant to end an unclosed block."""
    blank = _BLANK.search(text, start - 1)
    structure = _STRUCTURE.search(text, start)
    return min(blank.start() + 1 if blank else len(text), structure.start() if structure else len(text))


def _after_mark(text: str, end: int) -> int:
    """Text that follows an end mark on its line is prose of its own; otherwise the line is done."""
    line_end = _line_end(text, end)
    return end if text[end:line_end].strip() else line_end


def _line_end(text: str, offset: int) -> int:
    """The offset after the line's newline."""
    newline = text.find("\n", offset)
    return len(text) if newline < 0 else newline + 1

"""The extent of delimited blocks: code fences, HTML comments and asides.

Authors forget end marks. A block therefore ends at its end mark only if nothing before that mark clearly belongs
outside of the block; otherwise it ends where its author probably meant it to end. The chapter splitter and the parser
both use this module, so that parsing chapter by chapter gives the same result as parsing the whole file.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from slatebind.markdown.directive import is_directive

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})([^`|\n]*)$", re.M)
"""The opening line of a fence; groups: mark, info string."""
ASIDE = re.compile(r"[ \t]*<aside\b([^<>]*)>", re.I)
"""The opening tag of an aside; group: attributes."""
TitleTest = Callable[[str], bool]
"""Whether a heading with this text has some property."""

_ASIDE_MARK = re.compile(r"(?P<end></aside\s*>)|<aside\b[^<>]*>|^#{1,6} ", re.I | re.M)
_COMMENT = re.compile(r"[ \t]*<!--")
_COMMENT_MARK = re.compile(r"-->|<!--")
_BLANK_OR_STRUCTURE = re.compile(
    r"^(?:[ \t]*$| {0,3}#{2,6}[^#\n]| {0,3}#[A-Za-z ]|[ \t]*<(?:aside|h[1-6])\b|[ \t]*<!--|[ \t]*\|| {0,3}(?:```|~~~)"
    r"|[ \t]*\*\*[^*|\n]+\*\*[ \t]*\|)",
    re.M | re.I,
)
_HEADING = re.compile(r"^ {0,3}#{2,6}([^\n]*)\n(?=[ \t]*(?:\n|[|<]|```|~~~|\Z))", re.M)
"""A heading that is not followed by code: a comment in a script usually is."""
_MARK_LENGTH = 3
_MARKDOWN_LANGUAGES = frozenset({"markdown", "md"})
_OPENING = re.compile(
    r"^(?: {0,3}(?:`{3}|~{3})|[ \t]*<!--|[ \t]*<aside\b|(?=#[ \t]+\S|[ \t]*<%=[ \t]*partial\b))", re.M | re.I
)


class Extent(NamedTuple):
    """Offsets of a delimited block: its content is ``start`` to ``stop``; the text after it starts at ``end``."""

    start: int
    stop: int
    end: int
    is_closed: bool


def fence_extent(text: str, offset: int, is_section: TitleTest) -> Extent | None:
    """The extent of the fence whose opening line starts at ``offset``; None if that line does not open one.

    It is closed by the next line of at least as many marks, unless another fence opens before, or a section does. A
    longer fence may quote sections, but ends at a shorter mark if one is left without its pair above the first of them,
    or if nothing else closes it.
    """
    opening = FENCE.match(text, offset)
    if opening is None:
        return None
    start = min(opening.end() + 1, len(text))
    fence = _next_fence(text, start, opening[1])
    is_closed = fence is not None and not fence[2].strip()
    limit = fence.start() if fence else len(text)
    section = _first_section(text, start, limit, is_section)
    is_quoted = section is None or _may_quote_sections(opening)
    # The text can be a chapter, which ends above the section that another chapter has.
    shorter = _shorter_fences(text, start, limit if section is None else section, opening[1][0])
    if len(shorter) % 2 and not shorter[0][2].strip() and not (is_closed and section is None):
        return Extent(start, shorter[0].start(), min(shorter[0].end() + 1, len(text)), is_closed=False)
    if fence and is_closed and is_quoted:
        return Extent(start, fence.start(), min(fence.end() + 1, len(text)), is_closed=True)
    end = _intended_end(text, start)
    return Extent(start, end, end, is_closed=False)


def _next_fence(text: str, start: int, mark: str) -> re.Match[str] | None:
    """The next line that closes or opens a fence of this mark; a longer fence may contain shorter ones."""
    lines = FENCE.finditer(text, start)
    return next((line for line in lines if line[1].startswith(mark)), None)


def _shorter_fences(text: str, start: int, stop: int, mark: str) -> list[re.Match[str]]:
    """The lines in a part of a text that would close or open fences of the same character."""
    return [line for line in FENCE.finditer(text, start, stop) if line[1].startswith(mark)]


def _first_section(text: str, start: int, stop: int, is_section: TitleTest) -> int | None:
    """The offset of the first section of a command in a part of a text, if it has one."""
    headings = _HEADING.finditer(text, start, stop)
    return next((heading.start() for heading in headings if is_section(heading[1].strip())), None)


def _may_quote_sections(opening: re.Match[str]) -> bool:
    """Whether a fence may quote Markdown on purpose, by the length of its mark or by its language."""
    language = (opening[2].split() or [""])[0].lower()
    return len(opening[1]) > _MARK_LENGTH or language in _MARKDOWN_LANGUAGES


def comment_extent(text: str, offset: int) -> Extent | None:
    """The extent of the HTML comment on the line at ``offset``; None for other lines and linter directives."""
    opening = _COMMENT.match(text, offset)
    line_end = _line_end(text, offset)
    if opening is None or is_directive(text[offset:line_end].rstrip("\n")):
        return None
    start = opening.end() - len("<!--")
    mark = _COMMENT_MARK.search(text, opening.end())
    if mark is None or mark.group() != "-->":
        return Extent(start, line_end, line_end, is_closed=False)
    return Extent(start, mark.end(), after_mark(text, mark.end()), is_closed=True)


def aside_extent(text: str, offset: int) -> Extent | None:
    """The extent of the aside whose opening tag starts at ``offset``; None if there is no such tag."""
    opening = ASIDE.match(text, offset)
    if opening is None:
        return None
    start = opening.end()
    mark = _ASIDE_MARK.search(text, start)
    if mark and mark["end"]:
        return Extent(start, mark.start(), after_mark(text, mark.end()), is_closed=True)
    end = _intended_end(text, min(start + 1, len(text)))
    return Extent(start, end, end, is_closed=False)


def top_lines(text: str, start: int, end: int, is_section: TitleTest) -> list[int]:
    """The offsets of ``# `` lines and calls of partials in a part of a text, outside of fences, comments and asides."""
    found: list[int] = []
    position = start
    while opening := _OPENING.search(text, position, end):
        offset = opening.start()
        if not opening.group():
            found.append(offset)
            position = _line_end(text, offset)
            continue
        extent = fence_extent(text, offset, is_section) or comment_extent(text, offset) or aside_extent(text, offset)
        position = max(extent.end if extent else 0, offset + 1)
    return found


def _intended_end(text: str, start: int) -> int:
    """The first blank or structural line after ``start``: where the author probably meant to end an unclosed block."""
    line = _BLANK_OR_STRUCTURE.search(text, start)
    return line.start() if line else len(text)


def after_mark(text: str, end: int) -> int:
    """Where the text after an end mark starts: on the same line if it has more text, else on the next line."""
    line_end = _line_end(text, end)
    return end if text[end:line_end].strip() else line_end


def _line_end(text: str, offset: int) -> int:
    """The offset after the line's newline."""
    newline = text.find("\n", offset)
    return len(text) if newline < 0 else newline + 1

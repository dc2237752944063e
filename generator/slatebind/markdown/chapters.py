"""Splitting a document into chapters, which can be parsed and cached independently of each other.

A chapter starts at a level-1 heading outside of fences, comments and asides, and ends where the next one starts. Text
before the first such heading of an included file belongs to the last chapter of the file before it.
"""

from collections.abc import Iterator

import msgspec

from slatebind.markdown.blocks import SourceDocument, SourceFile
from slatebind.markdown.delimited import TitleTest, top_headings
from slatebind.markdown.heading import read_heading


class Segment(msgspec.Struct, frozen=True):
    """The part of a chapter in one file; ``first_line`` is the number of its first line."""

    file: str
    first_line: int
    text: str


class ChapterText(msgspec.Struct, frozen=True):
    """The text of a chapter: one segment, or several if the chapter continues in an included file."""

    segments: tuple[Segment, ...]

    @property
    def size(self) -> int:
        """The number of characters."""
        return sum(len(segment.text) for segment in self.segments)


def split_chapters(document: SourceDocument, opens_chapter: TitleTest, is_section: TitleTest) -> Iterator[ChapterText]:
    """The chapters of a document, in order; together they contain all of its text except the front matter.

    ``opens_chapter`` decides by the text of a level-1 heading whether it opens a chapter; ``is_section``, whether a
    heading is that of a section, which shows where an unclosed fence ends.
    """
    pending: list[Segment] = []
    for file in document.files:
        for segment, opens in _segments(file, opens_chapter, is_section):
            if opens and pending:
                yield ChapterText(tuple(pending))
                pending = []
            pending.append(segment)
    if pending:
        yield ChapterText(tuple(pending))


def _segments(file: SourceFile, opens_chapter: TitleTest, is_section: TitleTest) -> Iterator[tuple[Segment, bool]]:
    """The segments of a file; the boolean says whether a chapter starts with the segment."""
    text = file.text
    headings = top_headings(text, file.body, is_section)
    starts = [offset for offset in headings if opens_chapter(_title(text, offset))]
    line = text.count("\n", 0, file.body) + 1
    start, opens = file.body, False
    for end, next_opens in [*((offset, True) for offset in starts), (len(text), False)]:
        if end > start:
            yield Segment(file.name, line, text[start:end]), opens
        line += text.count("\n", start, end)
        start, opens = end, next_opens


def _title(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    heading = read_heading(text[offset : end if end >= 0 else len(text)])
    return heading.text if heading else ""

"""Splitting a document into chapters, which can be parsed and cached independently of each other.

A chapter starts at a level-1 heading outside of fences, comments and asides, and ends where the next one starts. Text
before the first such heading of an included file belongs to the last chapter of the text before it. The text of a file
that a partial calls is where the call is.
"""

from collections.abc import Iterator

import msgspec

from slatebind.markdown.blocks import SourceDocument, SourceFile
from slatebind.markdown.delimited import TitleTest, top_lines
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
    """The chapters of a document, in order; together they contain all of its text except front matter and calls.

    ``opens_chapter`` decides by the text of a level-1 heading whether it opens a chapter; ``is_section``, whether a
    heading is that of a section, which shows where an unclosed fence ends.
    """
    pending: list[Segment] = []
    for segment, opens in _document_segments(document, opens_chapter, is_section):
        if opens and pending:
            yield ChapterText(tuple(pending))
            pending = []
        pending.append(segment)
    if pending:
        yield ChapterText(tuple(pending))


_Part = tuple[Segment, bool]
"""A segment, and whether a chapter starts with it."""


def _document_segments(document: SourceDocument, opens_chapter: TitleTest, is_section: TitleTest) -> Iterator[_Part]:
    """The segments of all files, each file once: where it is called, else after those before it."""
    unread = {file.name: file for file in document.files}
    for name in [*unread]:
        reading = [_segments(unread.pop(name), opens_chapter, is_section)] if name in unread else []
        while reading:
            part = next(reading[-1], None)
            if part is None:
                reading.pop()
            elif not isinstance(part, str):
                yield part
            elif part in unread:
                reading.append(_segments(unread.pop(part), opens_chapter, is_section))


def _segments(file: SourceFile, opens_chapter: TitleTest, is_section: TitleTest) -> Iterator[_Part | str]:
    """The segments of a file, without its front matter, and between them the names of the files that are called."""
    text = file.text
    for first, stop in ((0, file.front), (file.body, len(text))):
        line = text.count("\n", 0, first) + 1
        start, opens = first, False
        borders = _borders(file, first, stop, opens_chapter, is_section)
        for end, next_start, called in (*borders, (stop, stop, None)):
            if end > start:
                yield Segment(file.name, line, text[start:end]), opens
            if called is not None:
                yield called
            line += text.count("\n", start, next_start)
            start, opens = next_start, called is None


def _borders(
    file: SourceFile, start: int, stop: int, opens_chapter: TitleTest, is_section: TitleTest
) -> Iterator[tuple[int, int, str | None]]:
    """Where a segment ends and the next one starts: at a chapter, or around the call of the named file."""
    called = dict(file.partials)
    for offset in top_lines(file.text, start, stop, is_section):
        line_end = file.text.find("\n", offset)
        line_end = line_end if line_end >= 0 else len(file.text)
        if name := called.get(line_end):
            yield offset, min(line_end + 1, stop), name
        elif (heading := read_heading(file.text[offset:line_end])) and opens_chapter(heading.text):
            yield offset, offset, None

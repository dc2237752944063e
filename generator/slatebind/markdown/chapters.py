"""Documents cut into chapters: parts that say the same whatever stands around them, so that each is parsed by itself.

A chapter begins with a heading of the first level that stands in no fence, comment or aside, and ends where the next
one begins. What a file holds before its first such heading goes on with the chapter of the file above it.
"""

from collections.abc import Callable, Iterator

import msgspec

from slatebind.markdown.blocks import SourceDocument, SourceFile
from slatebind.markdown.delimited import top_headings
from slatebind.markdown.heading import HEADING


class Segment(msgspec.Struct, frozen=True):
    """The part of a chapter that stands in one file, the first line of which is number ``first_line``."""

    file: str
    first_line: int
    text: str


class ChapterText(msgspec.Struct, frozen=True):
    """A chapter's text. Nearly all have one segment; a chapter that goes on in an included file has several."""

    segments: tuple[Segment, ...]

    @property
    def size(self) -> int:
        """The number of its characters."""
        return sum(len(segment.text) for segment in self.segments)


def split_chapters(document: SourceDocument, opens_chapter: Callable[[str], bool]) -> Iterator[ChapterText]:
    """The chapters of a document, in order; together they hold all of its text but the front matter.

    ``opens_chapter`` tells from the text of a heading of the first level whether it can open a chapter.
    """
    pending: list[Segment] = []
    for file in document.files:
        for segment, opens in _segments(file, opens_chapter):
            if opens and pending:
                yield ChapterText(tuple(pending))
                pending = []
            pending.append(segment)
    if pending:
        yield ChapterText(tuple(pending))


def _segments(file: SourceFile, opens_chapter: Callable[[str], bool]) -> Iterator[tuple[Segment, bool]]:
    """The segments of a file, each with whether a chapter begins there."""
    text = file.text
    starts = [offset for offset in top_headings(text, file.body) if opens_chapter(_title(text, offset))]
    line = text.count("\n", 0, file.body) + 1
    begin, opens = file.body, False
    for end, next_opens in [*((start, True) for start in starts), (len(text), False)]:
        if end > begin:
            yield Segment(file.name, line, text[begin:end]), opens
        line += text.count("\n", begin, end)
        begin, opens = end, next_opens


def _title(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    parts = HEADING.fullmatch(text[offset : end if end >= 0 else len(text)])
    return parts[3] if parts else ""

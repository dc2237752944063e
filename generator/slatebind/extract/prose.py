"""The prose of a document: guides before and between the commands, groups' introductions, the endpoint they name."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence

import msgspec

from slatebind.dialects import Dialect, normalize
from slatebind.extract.outline import Part, TopSection
from slatebind.markdown import ChapterText, Content, Heading, SourceFile, is_directive


class ChapterProse:
    """The Markdown of a chapter as its author wrote it, cut out between ``headings``."""

    def __init__(self, chapter: ChapterText, headings: Iterable[Heading]) -> None:
        self._segments = {segment.file: segment for segment in chapter.segments}
        self._lines = {segment.file: segment.text.split("\n") for segment in chapter.segments}
        self._ends: dict[str, list[int]] = {}
        for heading in headings:
            insort(self._ends.setdefault(heading.at.file, []), heading.at.line)

    def between(self, blocks: Sequence[Content], last: Content) -> str:
        """From the first of the blocks up to the next heading after ``last``, or to the end of its file's part."""
        if not blocks:
            return ""
        file = last.at.file
        ends = self._ends.get(file, [])
        number = bisect_right(ends, last.at.line)
        first_line = self._segments[file].first_line
        end = ends[number] - first_line if number < len(ends) else None
        lines = self._lines[file][blocks[0].at.line - first_line : end]
        return "\n".join(line.rstrip() for line in lines if not is_directive(line)).strip("\n")


class Guide(msgspec.Struct, frozen=True):
    """The prose of a chapter without commands, as Markdown. ``body`` is what stands directly under its heading.

    ``whole`` is the same with the heading; ``more`` are the deeper headings with what is under them.
    """

    title: str
    body: str
    whole: str
    more: tuple[str, ...]


def read_guide(chapter: TopSection, prose: ChapterProse) -> Guide:
    """The guide that a chapter is."""
    more = tuple(_whole(part, prose) for part in chapter.guides)
    head = chapter.head
    return Guide(head.heading.text, _body(head, prose), _whole(head, prose), more)


def describe_api(preface: str, guides: Iterable[Guide], dialect: Dialect) -> str:
    """All prose that belongs to no group, as Markdown: the introduction's first and bare, then each guide's."""
    pieces = [preface]
    for guide in guides:
        is_introduction = not any(pieces) and normalize(guide.title) in dialect.introduction
        pieces += [guide.body if is_introduction else guide.whole, *guide.more]
    return "\n\n".join(piece for piece in pieces if piece)


def describe_group(chapter: TopSection, prose: ChapterProse) -> str:
    """The prose between a group's heading and its commands."""
    pieces = [_body(chapter.head, prose), *(_whole(part, prose) for part in chapter.guides)]
    return "\n\n".join(piece for piece in pieces if piece)


def _body(part: Part, prose: ChapterProse) -> str:
    return prose.between(part.blocks, (part.heading, *part.blocks)[-1])


def _whole(part: Part, prose: ChapterProse) -> str:
    blocks = (part.heading, *part.blocks)
    return prose.between(blocks, blocks[-1])


def find_endpoint(files: Iterable[SourceFile], dialect: Dialect) -> str | None:
    """The URL that the docs tell their readers to set."""
    for file in files:
        if match := dialect.pattern("endpoint").search(file.text):
            return match["url"].rstrip(".,;)")
    return None

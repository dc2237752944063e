"""The prose of a document: guides, introductions of groups, and the endpoint."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence

import msgspec

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.outline import TopSection
from slatebind.extraction.parts import Part
from slatebind.markdown import ChapterText, Content, Heading, SourceFile, is_directive, is_partial


class ChapterProse:
    """The Markdown source of a chapter, by its headings."""

    def __init__(self, chapter: ChapterText, headings: Iterable[Heading]) -> None:
        self._segments = {segment.file: segment for segment in chapter.segments}
        self._lines = {segment.file: segment.text.split("\n") for segment in chapter.segments}
        self._ends: dict[str, list[int]] = {}
        for heading in headings:
            insort(self._ends.setdefault(heading.at.file, []), heading.at.line)

    def between(self, blocks: Sequence[Content], last: Content) -> str:
        """The source from the first block up to the next heading after ``last``, or to the end of the segment."""
        if not blocks:
            return ""
        file = last.at.file
        ends = self._ends.get(file, [])
        number = bisect_right(ends, last.at.line)
        first_line = self._segments[file].first_line
        end = ends[number] - first_line if number < len(ends) else None
        lines = self._lines[file][blocks[0].at.line - first_line : end]
        return "\n".join(line.rstrip() for line in lines if not (is_directive(line) or is_partial(line))).strip("\n")


class Guide(msgspec.Struct, frozen=True):
    """The prose of a chapter without commands, as Markdown. ``body`` is the text directly below its heading.

    ``with_heading`` includes the heading; ``subsections`` are the deeper headings with the text below them.
    """

    title: str
    body: str
    with_heading: str
    subsections: tuple[str, ...]


def read_guide(section: TopSection, prose: ChapterProse) -> Guide:
    """The guide in a section without commands."""
    subsections = tuple(_with_heading(part, prose) for part in section.guides)
    head = section.head
    return Guide(head.heading.text, _body(head, prose), _with_heading(head, prose), subsections)


def describe_api(preface: str, guides: Iterable[Guide], dialect: Dialect) -> str:
    """All prose outside of groups, as Markdown. A guide that introduces the API comes first, without its heading."""
    pieces = [preface]
    for guide in guides:
        is_introduction = not any(pieces) and normalize(guide.title) in dialect.introduction
        pieces += [guide.body if is_introduction else guide.with_heading, *guide.subsections]
    return "\n\n".join(piece for piece in pieces if piece)


def describe_group(section: TopSection, prose: ChapterProse) -> str:
    """The prose between the heading of a group and its commands."""
    pieces = [_body(section.head, prose), *(_with_heading(part, prose) for part in section.guides)]
    return "\n\n".join(piece for piece in pieces if piece)


def _body(part: Part, prose: ChapterProse) -> str:
    return prose.between(part.blocks, (part.heading, *part.blocks)[-1])


def _with_heading(part: Part, prose: ChapterProse) -> str:
    blocks = (part.heading, *part.blocks)
    return prose.between(blocks, blocks[-1])


def find_endpoint(files: Iterable[SourceFile], dialect: Dialect) -> str | None:
    """The URL that the docs tell readers to configure."""
    for file in files:
        if match := dialect.pattern("endpoint").search(file.text):
            return match["url"].rstrip(".,;)")
    return None

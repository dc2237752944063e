"""The prose of a document: guides, introductions of groups, and the endpoint."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.outline import TopSection
from slatebind.extraction.parts import Part
from slatebind.markdown import ChapterText, Content, Heading, SourceFile, Table, is_directive, is_partial


class ChapterProse:
    """The Markdown source of a chapter, by its headings, without the tables that are read."""

    def __init__(self, chapter: ChapterText, headings: Iterable[Heading], tables: Iterable[Table]) -> None:
        self._read = {(at.file, line) for table in tables for at, line in _table_lines(table)}
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
        first = blocks[0].at.line
        numbered = enumerate(self._lines[file][first - first_line : end], first)
        lines = (line for number, line in numbered if (file, number) not in self._read)
        return "\n".join(line.rstrip() for line in lines if not (is_directive(line) or is_partial(line))).strip("\n")


def _table_lines(table: Table) -> Iterator[tuple[Position, int]]:
    """A position in each line of a table, and the number of the line; the delimiter line follows the header."""
    if table.header is not None:
        yield from ((table.header.at, table.header.at.line + number) for number in range(2))
    yield from ((row.at, row.at.line) for row in table.rows)


class Guide(msgspec.Struct, frozen=True):
    """The prose of a chapter without commands, as Markdown. ``body`` is the text directly below its heading.

    ``with_heading`` includes the heading; ``subsections`` are the deeper headings with the text below them.
    """

    title: str
    body: str
    with_heading: str
    subsections: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but a heading."""
        return not self.body and not self.subsections


def read_guide(section: TopSection, prose: ChapterProse) -> Guide:
    """The guide in a section without commands."""
    subsections = tuple(_with_heading(part, prose) for part in section.guides if _is_prose(part, prose))
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
    guides = (_with_heading(part, prose) for part in section.guides if _is_prose(part, prose))
    pieces = [_body(section.head, prose), *guides]
    return "\n\n".join(piece for piece in pieces if piece)


def _is_prose(part: Part, prose: ChapterProse) -> bool:
    """Whether a part is more than a table of errors."""
    return part.section != "errors" or bool(_body(part, prose))


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

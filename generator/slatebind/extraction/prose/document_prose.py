"""The prose of a document: guides, introductions of groups, and the endpoint."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.outline import TopSection
from slatebind.extraction.parts import Part
from slatebind.markdown import ChapterText, Content, SourceFile, Table, is_directive, is_partial


class ChapterProse:
    """The Markdown source of a chapter, by the ``starts`` of its parts, without the tables that are read."""

    def __init__(self, chapter: ChapterText, starts: Iterable[Position], tables: Iterable[Table]) -> None:
        self._lines: list[str] = []
        self._segments: dict[str, list[tuple[int, int]]] = {}
        for segment in chapter.segments:
            if self._lines and self._lines[-1] and not segment.text.startswith("\n"):
                self._lines.append("")
            self._segments.setdefault(segment.file, []).append((segment.first_line, len(self._lines)))
            self._lines += segment.text.removesuffix("\n").split("\n")
        self._read = {self._index(at) for table in tables for at in _table_lines(table)}
        self._ends = sorted(map(self._index, starts))

    def between(self, blocks: Sequence[Content], last: Content) -> str:
        """The source from the first block up to the next part after ``last``, or to the end of the chapter."""
        if not blocks:
            return ""
        number = bisect_right(self._ends, self._index(last.at))
        end = self._ends[number] if number < len(self._ends) else len(self._lines)
        kept = (self._lines[index] for index in range(self._index(blocks[0].at), end) if index not in self._read)
        return "\n".join(line.rstrip() for line in kept if not (is_directive(line) or is_partial(line))).strip("\n")

    def _index(self, at: Position) -> int:
        """The number of a line in the whole chapter, whose segments may be parts of the same file."""
        segments = self._segments[at.file]
        first_line, index = segments[max(bisect_right(segments, at.line, key=itemgetter(0)) - 1, 0)]
        return index + at.line - first_line


def _table_lines(table: Table) -> Iterator[Position]:
    """A position in each line of a table; the delimiter line follows the header."""
    if table.html_lines:
        yield from (Position(table.at.file, table.at.line + number) for number in range(table.html_lines))
        return
    if table.header is not None:
        at = table.header.at
        yield from (at, Position(at.file, at.line + 1))
    yield from (row.at for row in table.rows)


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

"""The prose of a document: guides before and between the commands, groups' introductions, the endpoint they name."""

from array import array
from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from slatebind.dialects import Dialect, plain
from slatebind.extract.outline import Chapter, Part
from slatebind.markdown import Content, Heading, SourceFile, is_directive, line_starts


class SourceText:
    """The Markdown of a document's files, as their authors wrote it."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._texts = {file.name: file.text for file in files}
        self._starts: dict[str, array[int]] = {}

    def line(self, file: str, offset: int) -> int:
        """The line in which a character stands."""
        return bisect_right(self._lines(file), offset)

    def between(self, file: str, first: int, end: int | None) -> str:
        """From line ``first`` up to line ``end``, or to the end of the file, without what is for linters."""
        starts = self._lines(file)
        text = self._texts[file][starts[first - 1] : None if end is None else starts[end - 1]]
        return "\n".join(line.rstrip() for line in text.split("\n") if not is_directive(line)).strip("\n")

    def _lines(self, file: str) -> "array[int]":
        if file not in self._starts:
            self._starts[file] = line_starts(self._texts[file])
        return self._starts[file]


class Excerpts:
    """The Markdown of blocks that stand under ``headings``.

    ``ends`` has for files the line at which what is read of them ends, if that is not their last one.
    """

    def __init__(self, text: SourceText, headings: Iterable[Heading], ends: Mapping[str, int]) -> None:
        self._text = text
        self._ends: dict[str, list[int]] = {file: [line] for file, line in ends.items()}
        for heading in headings:
            insort(self._ends.setdefault(heading.at.file, []), heading.at.line)

    def of(self, blocks: Sequence[Content], last: Content) -> str:
        """From the first of the blocks up to the next heading after ``last``, or to the end."""
        if not blocks:
            return ""
        ends = self._ends.get(last.at.file, [])
        number = bisect_right(ends, last.at.line)
        end = ends[number] if number < len(ends) else None
        return self._text.between(last.at.file, blocks[0].at.line, end)


class Guide(msgspec.Struct, frozen=True):
    """The prose of a chapter without commands, as Markdown. ``body`` is what stands directly under its heading.

    ``whole`` is the same with the heading; ``more`` are the deeper headings with what is under them.
    """

    title: str
    body: str
    whole: str
    more: tuple[str, ...]


def read_guide(chapter: Chapter, excerpts: Excerpts) -> Guide:
    """The guide that a chapter is."""
    more = tuple(_whole(part, excerpts) for part in chapter.guides)
    head = chapter.head
    return Guide(head.heading.text, _body(head, excerpts), _whole(head, excerpts), more)


def describe_api(preface: str, guides: Iterable[Guide], dialect: Dialect) -> str:
    """All prose that belongs to no group, as Markdown: the introduction's first and bare, then each guide's."""
    pieces = [preface]
    for guide in guides:
        is_introduction = not any(pieces) and plain(guide.title) in dialect.introduction
        pieces += [guide.body if is_introduction else guide.whole, *guide.more]
    return "\n\n".join(piece for piece in pieces if piece)


def describe_group(chapter: Chapter, excerpts: Excerpts) -> str:
    """The prose between a group's heading and its commands."""
    pieces = [_body(chapter.head, excerpts), *(_whole(part, excerpts) for part in chapter.guides)]
    return "\n\n".join(piece for piece in pieces if piece)


def _body(part: Part, excerpts: Excerpts) -> str:
    return excerpts.of(part.blocks, (part.heading, *part.blocks)[-1])


def _whole(part: Part, excerpts: Excerpts) -> str:
    blocks = (part.heading, *part.blocks)
    return excerpts.of(blocks, blocks[-1])


def find_endpoint(files: Iterable[SourceFile], dialect: Dialect) -> str | None:
    """The URL that the docs tell their readers to set."""
    for file in files:
        if match := dialect.pattern("endpoint").search(file.text):
            return match["url"].rstrip(".,;)")
    return None

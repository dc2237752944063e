"""The prose of a document: guides before and between the commands, groups' introductions, the endpoint they name."""

from bisect import bisect_right, insort
from collections.abc import Sequence

from slatebind.dialects import Dialect, plain
from slatebind.extract.outline import Chapter, Outline, Part
from slatebind.markdown import Content, Document, Heading, is_directive


class SourceText:
    """The Markdown of blocks, as their author wrote it."""

    def __init__(self, document: Document, headings: Sequence[Heading]) -> None:
        self._lines = {file.name: file.text.split("\n") for file in document.files}
        self._headings: dict[str, list[int]] = {file.name: [] for file in document.files}
        for heading in headings:
            insort(self._headings[heading.at.file], heading.at.line)

    def of(self, blocks: Sequence[Content], last: Content) -> str:
        """From the first of the blocks up to the next heading after ``last``, or to the end of the file."""
        if not blocks:
            return ""
        headings = self._headings[last.at.file]
        number = bisect_right(headings, last.at.line)
        end = headings[number] - 1 if number < len(headings) else None
        lines = self._lines[last.at.file][blocks[0].at.line - 1 : end]
        return "\n".join(line.rstrip() for line in lines if not is_directive(line)).strip("\n")


def describe_api(outline: Outline, text: SourceText, dialect: Dialect) -> str:
    """All prose that belongs to no group, as Markdown: the introduction's first and bare, then each guide's."""
    pieces = [text.of(outline.preface, outline.preface[-1])] if outline.preface else []
    for chapter in outline.chapters:
        if chapter.commands:
            continue
        if not any(pieces) and plain(chapter.head.heading.text) in dialect.introduction:
            pieces.append(_body(chapter.head, text))
        else:
            pieces.append(_whole(chapter.head, text))
        pieces.extend(_whole(part, text) for part in chapter.guides)
    return "\n\n".join(piece for piece in pieces if piece)


def describe_group(chapter: Chapter, text: SourceText) -> str:
    """The prose between a group's heading and its commands."""
    pieces = [_body(chapter.head, text), *(_whole(part, text) for part in chapter.guides)]
    return "\n\n".join(piece for piece in pieces if piece)


def _body(part: Part, text: SourceText) -> str:
    return text.of(part.blocks, (part.heading, *part.blocks)[-1])


def _whole(part: Part, text: SourceText) -> str:
    blocks = (part.heading, *part.blocks)
    return text.of(blocks, blocks[-1])


def find_endpoint(document: Document, dialect: Dialect) -> str | None:
    """The URL that the docs tell their readers to set."""
    for file in document.files:
        if match := dialect.pattern("endpoint").search(file.text):
            return match["url"].rstrip(".,;)")
    return None

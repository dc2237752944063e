"""The prose of a document: guides before and between the commands, groups' introductions, the endpoint they name."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence

from slatebind.dialects import Dialect, plain
from slatebind.extract.outline import Chapter, Part
from slatebind.markdown import Content, Heading, SourceFile, is_directive, line_starts


class SourceText:
    """The Markdown of blocks, as their author wrote it."""

    def __init__(self, files: Iterable[SourceFile], headings: Sequence[Heading]) -> None:
        """``headings`` may grow: what is asked for ends at those that are there by then."""
        self._texts = {file.name: file.text for file in files}
        self._starts = {name: line_starts(text) for name, text in self._texts.items()}
        self._headings = headings
        self._seen = 0
        self._ends: dict[str, list[int]] = defaultdict(list)

    def of(self, blocks: Sequence[Content], last: Content) -> str:
        """From the first of the blocks up to the next heading after ``last``, or to the end of the file."""
        if not blocks:
            return ""
        file = last.at.file
        ends, starts = self._ends_in(file), self._starts[file]
        number = bisect_right(ends, last.at.line)
        end = starts[ends[number] - 1] if number < len(ends) else None
        lines = self._texts[file][starts[blocks[0].at.line - 1] : end].split("\n")
        return "\n".join(line.rstrip() for line in lines if not is_directive(line)).strip("\n")

    def _ends_in(self, file: str) -> list[int]:
        """The lines of a file's headings, in order."""
        for heading in self._headings[self._seen :]:
            insort(self._ends[heading.at.file], heading.at.line)
        self._seen = len(self._headings)
        return self._ends[file]


def describe_api(preface: Sequence[Content], guides: Iterable[Chapter], text: SourceText, dialect: Dialect) -> str:
    """All prose that belongs to no group, as Markdown: the introduction's first and bare, then each guide's."""
    pieces = [text.of(preface, preface[-1])] if preface else []
    for chapter in guides:
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


def find_endpoint(files: Iterable[SourceFile], dialect: Dialect) -> str | None:
    """The URL that the docs tell their readers to set."""
    for file in files:
        if match := dialect.pattern("endpoint").search(file.text):
            return match["url"].rstrip(".,;)")
    return None

"""The prose of a document: guides before and between the commands, groups' introductions, the endpoint they name."""

from collections.abc import Sequence

from slatebind.dialects import Dialect, plain
from slatebind.extract.outline import Chapter, Outline, Part
from slatebind.markdown import Content, Document, is_directive


class SourceText:
    """The Markdown of blocks, as their author wrote it."""

    def __init__(self, document: Document) -> None:
        self._lines = {file.name: file.text.split("\n") for file in document.files}

    def of(self, blocks: Sequence[Content], end: int | None) -> str:
        """From the first of the blocks up to line ``end``, which is not included, or to the end of the file."""
        if not blocks:
            return ""
        lines = self._lines[blocks[0].at.file][blocks[0].at.line - 1 : end - 1 if end else None]
        return "\n".join(line.rstrip() for line in lines if not is_directive(line)).strip("\n")


def describe_api(outline: Outline, text: SourceText, dialect: Dialect) -> str:
    """All prose that belongs to no group, as Markdown: the introduction's first and bare, then each guide's."""
    pieces = [text.of(outline.preface, _line_after(outline.preface, outline))]
    for chapter in outline.chapters:
        if chapter.commands:
            continue
        if not any(pieces) and plain(chapter.head.heading.text) in dialect.introduction:
            pieces.append(_body(chapter.head, outline, text))
        else:
            pieces.append(_whole(chapter.head, outline, text))
        pieces.extend(_whole(part, outline, text) for part in chapter.guides)
    return "\n\n".join(piece for piece in pieces if piece)


def describe_group(chapter: Chapter, outline: Outline, text: SourceText) -> str:
    """The prose between a group's heading and its commands."""
    pieces = [_body(chapter.head, outline, text), *(_whole(part, outline, text) for part in chapter.guides)]
    return "\n\n".join(piece for piece in pieces if piece)


def _body(part: Part, outline: Outline, text: SourceText) -> str:
    return text.of(part.blocks, _line_after((part.heading, *part.blocks), outline))


def _whole(part: Part, outline: Outline, text: SourceText) -> str:
    return text.of((part.heading, *part.blocks), _line_after((part.heading, *part.blocks), outline))


def _line_after(blocks: Sequence[Content], outline: Outline) -> int | None:
    """The line of the first heading after these blocks in their file."""
    if not blocks:
        return None
    last = blocks[-1].at
    following = (one.at.line for one in outline.headings if one.at.file == last.file and one.at.line > last.line)
    return next(following, None)


def find_endpoint(document: Document, dialect: Dialect) -> str | None:
    """The URL that the docs tell their readers to set."""
    for file in document.files:
        if match := dialect.pattern("endpoint").search(file.text):
            return match["url"].rstrip(".,;)")
    return None

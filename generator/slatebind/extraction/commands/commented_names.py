"""The names of commands in comments: in headings, in inline code and in calls, which are not read there."""

from collections.abc import Iterable, Iterator

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.parts import COMMAND_LEVEL, looks_like_name, name_in
from slatebind.extraction.tables.name_markup import strip_markup
from slatebind.markdown import Code, Comment, Content, Heading, Prose


def heading_in_comment(comment: Comment, dialect: Dialect) -> Heading | None:
    """The last heading of a command in a comment; one that is no name has it in inline code below."""
    named_below = ""
    for at, line in reversed([*_lines(comment)]):
        named_below = name_in((Prose(at, line),), dialect) or named_below
        if not line.startswith("#"):
            continue
        title = line.lstrip("#")
        name = strip_markup(title.strip())
        if not looks_like_name(name, dialect) and len(line) - len(title) <= COMMAND_LEVEL:
            name = named_below
        if looks_like_name(name, dialect):
            return Heading(at, COMMAND_LEVEL, name)
    return None


def name_in_comments(blocks: Iterable[Content], dialect: Dialect) -> Heading | None:
    """The first name in comments, in inline code or a call on a line of its own, as a heading there."""
    for block in blocks:
        for at, line in _lines(block) if isinstance(block, Comment) else ():
            if name := name_in((Prose(at, line), Code(at, "", line)), dialect):
                return Heading(at, COMMAND_LEVEL, name)
    return None


def _lines(comment: Comment) -> Iterator[tuple[Position, str]]:
    """The lines of a comment, without its marks."""
    text = comment.text.removeprefix("<!--").removesuffix("-->")
    for number, line in enumerate(text.split("\n"), comment.at.line):
        yield Position(comment.at.file, number), line.strip()

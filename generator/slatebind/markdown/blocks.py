"""The blocks of a Slate document, each with its position. Knows Markdown syntax, not what it means for an API."""

from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Position


class Block(msgspec.Struct, frozen=True, gc=False, tag=True):
    """Base of all blocks. ``at`` is the position of the block's first character, without indentation."""

    at: Position


class Heading(Block, frozen=True, gc=False):
    """``# text`` to ``###### text``."""

    level: int
    text: str


class Prose(Block, frozen=True, gc=False):
    """A paragraph, a list or any other text; ``text`` is its Markdown source."""

    text: str


class Aside(Block, frozen=True, gc=False):
    """``<aside class="kind">text</aside>``."""

    kind: str
    text: str


class Annotation(Block, frozen=True, gc=False):
    """Consecutive ``> `` lines: Slate shows them next to the code."""

    text: str


class Code(Block, frozen=True, gc=False):
    """A fenced code block; ``text`` starts on the line after ``at``. One that ``is_open`` is never closed."""

    language: str
    text: str
    is_open: bool = False


class Comment(Block, frozen=True, gc=False):
    """An HTML comment outside of other blocks, including its markers."""

    text: str


class Cell(Block, frozen=True, gc=False):
    """One cell of a table, without surrounding spaces; ``\\|`` is unescaped."""

    text: str


class Row(Block, frozen=True, gc=False):
    """A line of a table. ``has_open`` and ``has_close`` say whether it has the outer pipes.

    ``hidden_pipes`` are the pipes inside inline code that were read as text, not as cell borders. ``is_html`` marks a
    row of an HTML table, which may be a part of a line, or several lines.
    """

    cells: tuple[Cell, ...]
    has_open: bool
    has_close: bool
    hidden_pipes: tuple[Position, ...]
    is_html: bool = False


class Table(Block, frozen=True, gc=False):
    """A table. Without a delimiter line, ``header`` is None and ``rows`` has all rows.

    ``html_lines`` is the number of lines of an HTML table.
    """

    header: Row | None
    rows: tuple[Row, ...]
    html_lines: int = 0


Content = Heading | Prose | Aside | Annotation | Code | Comment | Table


class SourceFile(msgspec.Struct, frozen=True):
    """A file of a document. ``path`` is relative to the document's folder; ``name`` is the name used in diagnostics.

    The front matter is the text from the offset ``front`` to ``body``; there is nothing above it unless it is
    misplaced. ``partials`` are the names of the files that lines call, each with the offset of the line's end.
    """

    path: str
    name: str
    sha256: str
    text: str
    body: int = 0
    front: int = 0
    partials: tuple[tuple[int, str], ...] = ()


class SourceDocument(msgspec.Struct, frozen=True, kw_only=True):
    """The source files of a Slate document and its includes. ``diagnostics`` are those of reading the files."""

    name: str
    front_matter: dict[str, Any]
    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]

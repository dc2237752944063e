"""The blocks of a Slate document, each with the place where it stands. Knows Markdown's shapes, not what they mean."""

from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Position


class Block(msgspec.Struct, frozen=True, gc=False, tag=True):
    """Base of all blocks. ``at`` is the first character of the block's own text."""

    at: Position


class Heading(Block, frozen=True, gc=False):
    """``# text`` to ``###### text``."""

    level: int
    text: str


class Prose(Block, frozen=True, gc=False):
    """A paragraph, a list or anything else that is just text; ``text`` is its Markdown, lines joined by newlines."""

    text: str


class Aside(Block, frozen=True, gc=False):
    """``<aside class="kind">text</aside>``."""

    kind: str
    text: str


class Annotation(Block, frozen=True, gc=False):
    """A run of ``> `` lines: Slate shows them beside the code."""

    text: str


class Code(Block, frozen=True, gc=False):
    """A fence: ``text`` begins on the line after ``at``."""

    language: str
    text: str


class Comment(Block, frozen=True, gc=False):
    """An HTML comment that stands alone, its markers included."""

    text: str


class Cell(Block, frozen=True, gc=False):
    """One cell of a table, stripped, ``\\|`` read as a pipe."""

    text: str


class Row(Block, frozen=True, gc=False):
    """A line of a table. ``has_open`` and ``has_close`` tell whether the outer pipes are there.

    ``hidden_pipes`` are those inside code that were taken as text, not as borders.
    """

    cells: tuple[Cell, ...]
    has_open: bool
    has_close: bool
    hidden_pipes: tuple[Position, ...]


class Table(Block, frozen=True, gc=False):
    """A table. ``header`` is None where no delimiter line says which row it is; the rows are then all in ``rows``."""

    header: Row | None
    rows: tuple[Row, ...]


Content = Heading | Prose | Aside | Annotation | Code | Comment | Table


class SourceFile(msgspec.Struct, frozen=True):
    """A file that was read. ``path`` is relative to the document's folder, ``name`` as diagnostics call it.

    ``body`` is the offset at which the front matter ends.
    """

    path: str
    name: str
    sha256: str
    text: str
    body: int = 0


class SourceDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A Slate document with its includes, as its files have it. ``diagnostics`` are about the files alone."""

    name: str
    front_matter: dict[str, Any]
    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]

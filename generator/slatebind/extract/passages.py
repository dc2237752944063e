"""A document passage by passage: from one heading of the first level that opens a chapter to the next.

Each is read by itself, and not at all where an earlier run has read the same text.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from slatebind.diagnostic import Diagnostic
from slatebind.dialects import Dialect
from slatebind.extract.guide import SourceText
from slatebind.extract.known import KnownReadings, Place
from slatebind.extract.outline import opens_chapter
from slatebind.extract.reading import Reading, read_passage
from slatebind.markdown import UNCLOSED, Content, Manuscript, SourceFile, top_headings
from slatebind.tick import Tick, unwatched

if TYPE_CHECKING:
    from slatebind.markdown.parser import BlockReader


def read_passages(manuscript: Manuscript, dialect: Dialect, tick: Tick = unwatched) -> Iterator[Reading]:
    """What the passages of a document say, in order, without what they were read from.

    ``tick`` is told how many characters of how many are read.
    """
    whole = sum(len(file.text) for file in manuscript.files)
    files = [_File(file, dialect) for file in manuscript.files]
    passages = _Passages(manuscript, dialect)
    for number, file in enumerate(files):
        following = files[number + 1 : number + 2]
        goes_on = any(not other.is_at_chapter for other in following)
        above = sum(len(earlier.file.text) for earlier in files[:number])
        while not file.is_read:
            tick(above + file.at, whole)
            if file.is_at_chapter:
                yield from passages.finish()
                known = passages.known(file, goes_on=goes_on)
                if known is not None:
                    yield known
                    continue
            passages.stretches.append(file.read())
    yield from passages.finish()


class _Stretch(msgspec.Struct, frozen=True):
    """Blocks of one file, from offset ``start`` to offset ``end``.

    ``is_apart`` says that it would have been read the same way whatever stood around it.
    """

    file: SourceFile
    start: int
    end: int
    name: str
    is_apart: bool
    blocks: tuple[Content, ...]
    diagnostics: tuple[Diagnostic, ...]


class _File:
    """A file on the way from its beginning to its end; ``at`` is the offset that was come to.

    ``chapters`` has the offset of each line that opens one, unless it stands in something else, and what to call it:
    its title and how many of that title came before.
    """

    def __init__(self, file: SourceFile, dialect: Dialect) -> None:
        self.file = file
        self.at = file.body
        self.chapters: dict[int, str] = {}
        seen: Counter[str] = Counter()
        for at, title in top_headings(file.text, file.body):
            if opens_chapter(title, dialect):
                self.chapters[at] = f"{seen[title]} {title}"
                seen[title] += 1
        self.ends = {*self.chapters, len(file.text)}
        self._blocks: BlockReader | None = None

    @property
    def is_read(self) -> bool:
        return self.at >= len(self.file.text)

    @property
    def is_at_chapter(self) -> bool:
        return self.at in self.chapters

    def read(self) -> _Stretch:
        """The blocks up to the next chapter."""
        if self._blocks is None:
            from slatebind.markdown.parser import BlockReader  # noqa: PLC0415 - mistune; what is known needs no parser

            self._blocks = BlockReader(self.file.text, self.file.name)
        found: list[Diagnostic] = []
        start = self.at
        blocks = tuple(self._blocks.blocks(found, start, self.chapters))
        is_apart = start in self.chapters and not any(one.code in UNCLOSED for one in found)
        self.at = min(self._blocks.at, len(self.file.text))
        return _Stretch(self.file, start, self.at, self.chapters.get(start, ""), is_apart, blocks, tuple(found))


class _Passages:
    """Reads passages; ``stretches`` are those of the one that is not finished."""

    def __init__(self, manuscript: Manuscript, dialect: Dialect) -> None:
        self.stretches: list[_Stretch] = []
        self._dialect = dialect
        self._text = SourceText(manuscript.files)
        self._known = KnownReadings(dialect)

    def known(self, file: _File, *, goes_on: bool) -> Reading | None:
        """What comes next in a file, if that was read before. What ``goes_on`` in the next file is not known."""
        ends = file.chapters if goes_on else file.ends
        found = self._known.find(self._place(file.file, file.chapters[file.at], file.at), ends)
        if found is None:
            return None
        reading, file.at = found
        return reading

    def finish(self) -> Iterator[Reading]:
        """The reading of the passage; nothing where none was begun."""
        stretches, self.stretches = self.stretches, []
        if not stretches:
            return
        ends = {
            one.file.name: self._text.line(one.file.name, one.end) for one in stretches if one.end < len(one.file.text)
        }
        blocks = chain.from_iterable(one.blocks for one in stretches)
        reading = read_passage(blocks, self._text, ends, self._dialect).without_source()
        found = chain.from_iterable(one.diagnostics for one in stretches)
        reading = msgspec.structs.replace(reading, diagnostics=(*found, *reading.diagnostics))
        first = stretches[0]
        if len(stretches) == 1 and first.is_apart:
            self._known.keep(self._place(first.file, first.name, first.start), first.end, reading)
        yield reading

    def _place(self, file: SourceFile, name: str, start: int) -> Place:
        return Place(file, name, start, self._text.line(file.name, start))

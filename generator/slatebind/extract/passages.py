"""A document passage by passage: from one heading of the first level that opens a chapter to the next.

Each is read by itself, and not at all where an earlier run, or another process of this one, has read the same text.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from itertools import chain

import msgspec

from slatebind.beside import beside, is_orphaned
from slatebind.dialects import Dialect
from slatebind.extract.guide import SourceText
from slatebind.extract.known import KnownReadings, Place
from slatebind.extract.reading import Reading, read_passage
from slatebind.extract.scroll import Scroll, Stretch, unroll
from slatebind.markdown import Manuscript, SourceFile
from slatebind.tick import Tick, unwatched

_MUCH = 30_000
"""Characters that one process has read before a second one is of use."""


def read_passages(manuscript: Manuscript, dialect: Dialect, tick: Tick = unwatched) -> Iterator[Reading]:
    """What the passages of a document say, in order, without what they were read from.

    ``tick`` is told how many characters of how many are read.
    """
    whole = sum(len(file.text) for file in manuscript.files)
    passages = _Passages(manuscript, dialect)
    done = read = 0
    with ExitStack() as ending:
        for scroll in unroll(manuscript, dialect):
            while not scroll.is_read:
                tick(done + scroll.at, whole)
                if scroll.is_at_chapter:
                    yield from passages.finish()
                    known = passages.known(scroll)
                    if known is not None:
                        yield known
                        continue
                is_alone = read <= _MUCH
                read += passages.begin(scroll)
                if is_alone and read > _MUCH:
                    ending.enter_context(beside(partial(_read_ahead, manuscript, dialect)))
            done += len(scroll.file.text)
        yield from passages.finish()


def _read_ahead(manuscript: Manuscript, dialect: Dialect) -> bytes:
    """Read passages from the last one on, for a process that began with the first, and will find these known."""
    passages = _Passages(manuscript, dialect)
    for scroll in reversed(unroll(manuscript, dialect)):
        for start in sorted(scroll.chapters, reverse=True):
            if is_orphaned():
                return b""
            scroll.at = start
            if not passages.is_known(scroll):
                passages.begin(scroll)
                list(passages.finish(is_whole=scroll.at in scroll.ends))
    return b""


class _Passages:
    """Reads passages, one after the other."""

    def __init__(self, manuscript: Manuscript, dialect: Dialect) -> None:
        self._stretches: list[Stretch] = []
        self._dialect = dialect
        self._text = SourceText(manuscript.files)
        self._known = KnownReadings(dialect)

    def known(self, scroll: Scroll) -> Reading | None:
        """What comes next in a file, if that was read before."""
        found = self._known.find(self._place(scroll.file, scroll.at, scroll.chapters[scroll.at]), scroll.ends)
        if found is None:
            return None
        reading, scroll.at = found
        return reading

    def is_known(self, scroll: Scroll) -> bool:
        """Whether what comes next in a file was read before."""
        return self._known.has(self._place(scroll.file, scroll.at, scroll.chapters[scroll.at]), scroll.ends)

    def begin(self, scroll: Scroll) -> int:
        """Read on in a file, up to where another passage may begin; how many characters that were."""
        stretch = scroll.read()
        self._stretches.append(stretch)
        return stretch.end - stretch.start

    def finish(self, *, is_whole: bool = True) -> Iterator[Reading]:
        """The reading of what was begun, if anything was, and if it ``is_whole``."""
        stretches, self._stretches = self._stretches, []
        if not stretches or not is_whole:
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
            self._known.keep(self._place(first.file, first.start, first.chapter), first.end, reading)
        yield reading

    def _place(self, file: SourceFile, start: int, chapter: str) -> Place:
        return Place(file, chapter, start, self._text.line(file.name, start))

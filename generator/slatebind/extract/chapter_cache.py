"""Chapters that an earlier run parsed: the same text says the same, wherever it stands by now."""

import msgspec

from slatebind.cache import code_digest, get_cached, put_cached
from slatebind.dialects import Dialect
from slatebind.digests import digest
from slatebind.extract.chapter import ParsedChapter, parse_chapter
from slatebind.extract.relocation import relocate
from slatebind.markdown import ChapterText, Segment
from slatebind.spec.positions import Origin

_PART = "chapters"


class ChapterCache:
    """Parsed chapters by their text. What parsing depends on besides, the dialect and our own code, is in the key."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._base = digest(code_digest(), msgspec.msgpack.encode(dialect))

    def parse(self, chapter: ChapterText) -> ParsedChapter:
        """What a chapter says, without its source; parsed only where no earlier run has.

        Whether it is parsed or taken from the cache, it goes the same way: with positions that are relative to the
        chapter, which then move to where the chapter stands.
        """
        key = digest(self._base, *(segment.text for segment in chapter.segments))
        parsed = self._get(key)
        if parsed is None:
            parsed = parse_chapter(_relative(chapter), self._dialect).without_source()
            self._put(key, parsed)
        return relocate(parsed, _origin(chapter))

    def _get(self, key: str) -> ParsedChapter | None:
        try:
            return msgspec.msgpack.decode(get_cached(_PART, key) or b"", type=ParsedChapter)
        except msgspec.DecodeError:
            return None

    def _put(self, key: str, parsed: ParsedChapter) -> None:
        try:
            data = msgspec.msgpack.encode(parsed)
        except (OverflowError, UnicodeEncodeError):
            return  # an example with numbers beyond 64 bits, or halves of characters
        put_cached(_PART, key, data)


def _relative(chapter: ChapterText) -> ChapterText:
    """The chapter with numbers in place of its files' names, and lines that count from 1."""
    return ChapterText(tuple(Segment(str(number), 1, segment.text) for number, segment in enumerate(chapter.segments)))


def _origin(chapter: ChapterText) -> Origin:
    segments = enumerate(chapter.segments)
    return Origin({str(number): (segment.file, segment.first_line - 1) for number, segment in segments})

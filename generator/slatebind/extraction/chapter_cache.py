"""Caching parsed chapters between runs, by their text, so that a chapter that moved is still found.

A document that is read as a whole is cached as one, with its positions, by its files.
"""

from collections.abc import Callable

import msgspec

from slatebind.cache import code_digest, get_cached, put_cached
from slatebind.dialects import Dialect
from slatebind.digests import digest
from slatebind.extraction.chapter import ParsedChapter, parse_chapter
from slatebind.extraction.relocation import relocate
from slatebind.markdown import ChapterText, Segment, SourceDocument
from slatebind.spec.positions import Origin

_PART = "chapters"


class ChapterCache:
    """Parsed chapters by a key of all that parsing depends on: the text, the dialect and slatebind's own code."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._base = digest(code_digest(), msgspec.msgpack.encode(dialect))

    def parse(self, chapter: ChapterText) -> ParsedChapter:
        """The content of a chapter without its source, from the cache or parsed and then cached.

        Both ways, positions are relative to the chapter first and then made absolute, so that they cannot differ.
        """
        key = digest(self._base, *(segment.text for segment in chapter.segments))
        parsed = self._get(key)
        if parsed is None:
            parsed = parse_chapter(_relative(chapter), self._dialect).without_source()
            self._put(key, parsed)
        return relocate(parsed, _origin(chapter))

    def read(
        self, document: SourceDocument, reader: Callable[[SourceDocument, Dialect], ParsedChapter]
    ) -> ParsedChapter:
        """The content of a whole document without its source, from the cache or read and then cached."""
        names_and_texts = (text for file in document.files for text in (file.name, file.text))
        key = digest(self._base, document.name, *names_and_texts)
        parsed = self._get(key)
        if parsed is None:
            parsed = reader(document, self._dialect).without_source()
            self._put(key, parsed)
        return parsed

    def _get(self, key: str) -> ParsedChapter | None:
        try:
            return msgspec.msgpack.decode(get_cached(_PART, key) or b"", type=ParsedChapter)
        except msgspec.DecodeError:
            return None

    def _put(self, key: str, parsed: ParsedChapter) -> None:
        try:
            data = msgspec.msgpack.encode(parsed)
        except (OverflowError, UnicodeEncodeError):
            return  # an example with numbers beyond 64 bits or with lone surrogates
        put_cached(_PART, key, data)


def _relative(chapter: ChapterText) -> ChapterText:
    """The chapter with its files named by number, and lines counted from 1."""
    return ChapterText(tuple(Segment(str(number), 1, segment.text) for number, segment in enumerate(chapter.segments)))


def _origin(chapter: ChapterText) -> Origin:
    segments = enumerate(chapter.segments)
    return Origin({str(number): (segment.file, segment.first_line - 1) for number, segment in segments})

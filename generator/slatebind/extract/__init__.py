"""From a document and a dialect to a spec. Everything of the docs is in the spec or named by a diagnostic."""

from collections.abc import Iterator

import msgspec

from slatebind.dialects import Dialect
from slatebind.extract.assembly import Extraction, assemble
from slatebind.extract.chapter import parse_chapter
from slatebind.extract.chapter_cache import ChapterCache
from slatebind.extract.command import ParsedCommand
from slatebind.extract.outline import TopSection, opens_chapter
from slatebind.markdown import ChapterText, Content, SourceDocument, split_chapters
from slatebind.spec.names import ModelNames
from slatebind.tick import Tick, unwatched

__all__ = ["Extraction", "ExtractionWithSource", "ParsedCommand", "extract_spec", "extract_with_source"]


class ExtractionWithSource(Extraction, frozen=True, kw_only=True):
    """What was extracted, with what it was read from: all blocks, the outline, and every command, duplicates too."""

    blocks: tuple[Content, ...]
    chapters: tuple[TopSection, ...]
    drafts: tuple[ParsedCommand, ...]


def extract_spec(
    document: SourceDocument,
    dialect: Dialect,
    name: str | None = None,
    known: ModelNames | None = None,
    tick: Tick = unwatched,
) -> Extraction:
    """The spec of a document. ``name`` is the API's slug; without it, it is made from the title.

    ``known`` are the names in the spec of an earlier extraction: models that are still recognisable keep them. ``tick``
    is told how many characters of how many are read. Chapters that an earlier run has parsed are not parsed again.
    """
    cache = ChapterCache(dialect)
    parsed = map(cache.parse, _with_progress(document, _chapters(document, dialect), tick))
    return assemble(document, dialect, parsed, name, known or ModelNames())


def extract_with_source(document: SourceDocument, dialect: Dialect) -> ExtractionWithSource:
    """The same for those who look at the text itself: every chapter is parsed, and what it was read from is held."""
    parsed = [parse_chapter(chapter, dialect) for chapter in _chapters(document, dialect)]
    found = assemble(document, dialect, parsed, None, ModelNames())
    sources = [chapter.source for chapter in parsed if chapter.source]
    return ExtractionWithSource(
        **msgspec.structs.asdict(found),
        blocks=tuple(block for source in sources for block in source.blocks),
        chapters=tuple(section for source in sources for section in source.sections),
        drafts=tuple(command for chapter in parsed for command in chapter.commands),
    )


def _chapters(document: SourceDocument, dialect: Dialect) -> Iterator[ChapterText]:
    return split_chapters(document, lambda title: opens_chapter(title, dialect))


def _with_progress(document: SourceDocument, chapters: Iterator[ChapterText], tick: Tick) -> Iterator[ChapterText]:
    """The chapters, telling before each how many characters of how many come before it."""
    whole = sum(len(file.text) for file in document.files)
    done = 0
    for chapter in chapters:
        tick(done, whole)
        yield chapter
        done += chapter.size

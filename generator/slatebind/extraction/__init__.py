"""Extracting a spec from a document. Content of the docs is either in the spec or reported by a diagnostic."""

from collections.abc import Iterable, Iterator

import msgspec

from slatebind.dialects import Dialect
from slatebind.extraction.assembly import Extraction, assemble
from slatebind.extraction.chapter import ParsedChapter, parse_chapter
from slatebind.extraction.chapter_cache import ChapterCache
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.heading_kinds import opens_chapter
from slatebind.extraction.outline import TopSection
from slatebind.markdown import ChapterText, Content, SourceDocument, split_chapters
from slatebind.progress import ProgressCallback, no_progress
from slatebind.spec.names import ModelNames

__all__ = ["Extraction", "ExtractionWithSource", "ParsedCommand", "extract_spec", "extract_with_source"]


class ExtractionWithSource(Extraction, frozen=True, kw_only=True):
    """An extraction with its source: all blocks, the outline, and every command, duplicates included."""

    blocks: tuple[Content, ...]
    chapters: tuple[TopSection, ...]
    parsed_commands: tuple[ParsedCommand, ...]


def extract_spec(
    document: SourceDocument,
    dialect: Dialect,
    name: str | None = None,
    existing_names: ModelNames | None = None,
    on_progress: ProgressCallback = no_progress,
) -> Extraction:
    """The spec of a document. ``name`` is the API's slug, by default derived from the title.

    ``existing_names`` are those of an existing spec; models keep them as long as they are recognizable.
    ``on_progress`` gets the numbers of characters read and of all. Parsed chapters are cached for later runs.
    """
    parsed: Iterable[ParsedChapter]
    cache = ChapterCache(dialect)
    if dialect.requests is not None:
        on_progress(0, sum(len(file.text) for file in document.files))
        parsed = (cache.read(document, _read_requests),)
    else:
        parsed = map(cache.parse, _with_progress(document, _chapters(document, dialect), on_progress))
    return assemble(document, dialect, parsed, name, existing_names or ModelNames())


def extract_with_source(document: SourceDocument, dialect: Dialect) -> ExtractionWithSource:
    """The spec of a document, with the blocks and rows that it was read from, as rules need them; without a cache."""
    if dialect.requests is not None:
        parsed = [_read_requests(document, dialect)]
    else:
        parsed = [parse_chapter(chapter, dialect) for chapter in _chapters(document, dialect)]
    extraction = assemble(document, dialect, parsed, None, ModelNames())
    sources = [chapter.source for chapter in parsed if chapter.source]
    return ExtractionWithSource(
        **msgspec.structs.asdict(extraction),
        blocks=tuple(block for source in sources for block in source.blocks),
        chapters=tuple(section for source in sources for section in source.sections),
        parsed_commands=tuple(command for chapter in parsed for command in chapter.commands if command.source),
    )


def _read_requests(document: SourceDocument, dialect: Dialect) -> ParsedChapter:
    from slatebind.extraction.requests.reading import read_requests  # noqa: PLC0415 - some fifty modules for HTTP docs

    return read_requests(document, dialect)


def _chapters(document: SourceDocument, dialect: Dialect) -> Iterator[ChapterText]:
    return split_chapters(document, lambda title: opens_chapter(title, dialect), dialect.is_section)


def _with_progress(
    document: SourceDocument, chapters: Iterator[ChapterText], on_progress: ProgressCallback
) -> Iterator[ChapterText]:
    """The chapters; reports progress before each of them."""
    total = sum(len(file.text) for file in document.files)
    done = 0
    for chapter in chapters:
        on_progress(done, total)
        yield chapter
        done += chapter.size

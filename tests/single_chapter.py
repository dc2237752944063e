"""Parsing a document as a single chapter, to compare with parsing it chapter by chapter."""

from slatebind.dialects import Dialect
from slatebind.extraction import Extraction
from slatebind.extraction.assembly import assemble
from slatebind.extraction.chapter import parse_chapter
from slatebind.markdown import ChapterText, SourceDocument, split_chapters
from slatebind.spec.names import ModelNames


def extract_as_single_chapter(document: SourceDocument, dialect: Dialect) -> Extraction:
    """The extraction of the document if no heading opens a chapter."""
    chapters = split_chapters(document, lambda _: False, dialect.is_section)
    whole = [segment for chapter in chapters for segment in chapter.segments]
    return assemble(document, dialect, [parse_chapter(ChapterText(tuple(whole)), dialect)], None, ModelNames())


def assert_same_extraction(first: Extraction, second: Extraction) -> None:
    """Two extractions have the same spec, findings, positions and lines of code."""
    assert (first.spec, first.diagnostics, first.code) == (second.spec, second.diagnostics, second.code)
    assert dict(first.positions) == dict(second.positions)
    assert len(first.positions) == len(dict(first.positions))

"""Documents parsed as one single chapter, to hold the chapter by chapter way of the product against."""

from slatebind.dialects import Dialect
from slatebind.extraction import Extraction
from slatebind.extraction.assembly import assemble
from slatebind.extraction.chapter import parse_chapter
from slatebind.markdown import ChapterText, SourceDocument, split_chapters
from slatebind.spec.names import ModelNames


def extract_as_single_chapter(document: SourceDocument, dialect: Dialect) -> Extraction:
    """What the document says if no heading opens a chapter."""
    whole = [segment for chapter in split_chapters(document, lambda _: False) for segment in chapter.segments]
    return assemble(document, dialect, [parse_chapter(ChapterText(tuple(whole)), dialect)], None, ModelNames())


def assert_same_extraction(one: Extraction, other: Extraction) -> None:
    """Fails where two extractions differ in the spec, the findings, the positions or the lines of code."""
    assert (one.spec, one.diagnostics, one.code) == (other.spec, other.diagnostics, other.code)
    assert dict(one.positions) == dict(other.positions)
    assert len(one.positions) == len(dict(one.positions))

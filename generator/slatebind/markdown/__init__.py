"""Slate Markdown as blocks with positions. The only package that imports mistune."""

from slatebind.files import UnreadableError
from slatebind.markdown.anchors import PAGE_LINK, heading_anchors, page_link, written_anchors
from slatebind.markdown.blocks import (
    Annotation,
    Aside,
    Cell,
    Code,
    Comment,
    Content,
    Heading,
    Prose,
    Row,
    SourceDocument,
    SourceFile,
    Table,
)
from slatebind.markdown.chapters import ChapterText, Segment, split_chapters
from slatebind.markdown.directive import DIRECTIVE, is_directive
from slatebind.markdown.erb import without_erb
from slatebind.markdown.includes import INCLUDES, is_partial
from slatebind.markdown.pages import ENTRY_FILES, entry_file, find_pages
from slatebind.markdown.source import FileReader, document_dependencies, read_document
from slatebind.markdown.source_lines import SourceLines
from slatebind.markdown.table import is_delimiter

__all__ = [
    "DIRECTIVE",
    "ENTRY_FILES",
    "INCLUDES",
    "PAGE_LINK",
    "Annotation",
    "Aside",
    "Cell",
    "ChapterText",
    "Code",
    "Comment",
    "Content",
    "FileReader",
    "Heading",
    "Prose",
    "Row",
    "Segment",
    "SourceDocument",
    "SourceFile",
    "SourceLines",
    "Table",
    "UnreadableError",
    "document_dependencies",
    "entry_file",
    "find_pages",
    "heading_anchors",
    "is_delimiter",
    "is_directive",
    "is_partial",
    "page_link",
    "read_document",
    "split_chapters",
    "without_erb",
    "written_anchors",
]

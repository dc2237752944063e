"""Slate Markdown as blocks with positions. The only importer of mistune."""

from slatebind.files import UnreadableError
from slatebind.markdown.blocks import (
    UNCLOSED,
    Annotation,
    Aside,
    Cell,
    Code,
    Comment,
    Content,
    Document,
    Heading,
    Manuscript,
    Prose,
    Row,
    SourceFile,
    Table,
)
from slatebind.markdown.directive import DIRECTIVE, is_directive
from slatebind.markdown.heading import top_headings
from slatebind.markdown.lines import line_starts
from slatebind.markdown.source import document_places, open_document, read_document, whole_document
from slatebind.markdown.table import is_delimiter

__all__ = [
    "DIRECTIVE",
    "UNCLOSED",
    "Annotation",
    "Aside",
    "Cell",
    "Code",
    "Comment",
    "Content",
    "Document",
    "Heading",
    "Manuscript",
    "Prose",
    "Row",
    "SourceFile",
    "Table",
    "UnreadableError",
    "document_places",
    "is_delimiter",
    "is_directive",
    "line_starts",
    "open_document",
    "read_document",
    "top_headings",
    "whole_document",
]

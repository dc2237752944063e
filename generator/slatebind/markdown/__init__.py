"""Slate Markdown as blocks with positions. The only importer of mistune."""

from slatebind.files import UnreadableError
from slatebind.markdown.blocks import (
    Annotation,
    Aside,
    Cell,
    Code,
    Comment,
    Content,
    Document,
    Heading,
    Prose,
    Row,
    SourceFile,
    Table,
)
from slatebind.markdown.directive import is_directive
from slatebind.markdown.source import document_places, read_document
from slatebind.markdown.table import is_delimiter

__all__ = [
    "Annotation",
    "Aside",
    "Cell",
    "Code",
    "Comment",
    "Content",
    "Document",
    "Heading",
    "Prose",
    "Row",
    "SourceFile",
    "Table",
    "UnreadableError",
    "document_places",
    "is_delimiter",
    "is_directive",
    "read_document",
]

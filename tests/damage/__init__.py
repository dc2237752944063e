"""Damaged documents: clean ones, the mistakes that people make in them, and a judge of what is read from them.

Nothing here knows how slatebind reads. The judge knows each line from the clean document; it compares what extraction
makes of the damaged one, and what it reports, with the lines that are there.
"""

from damage import blocks, headings, rows, tables
from damage.document import Document, Line, clean_document
from damage.judge import Read, losses
from damage.kinds import KINDS, inflict

__all__ = [
    "KINDS",
    "Document",
    "Line",
    "Read",
    "blocks",
    "clean_document",
    "headings",
    "inflict",
    "losses",
    "rows",
    "tables",
]

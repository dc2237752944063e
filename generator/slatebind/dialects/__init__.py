"""Dialects: the terms and patterns of a family of docs, as data. One YAML file per dialect; shipped ones are here."""

from slatebind.dialects.api_facts import ApiFacts
from slatebind.dialects.api_words import CredentialWords, PagingWords, ServerWords
from slatebind.dialects.detection import AUTO, Detection, choose_dialect, detect, request_dialect
from slatebind.dialects.dialect import Dialect
from slatebind.dialects.dialect_file import Role, Section
from slatebind.dialects.loader import is_dialect_file, load_dialect, shipped_dialects
from slatebind.dialects.phrases import Opening, Phrases, is_written_in_words, normalize
from slatebind.dialects.requests import Requests
from slatebind.dialects.text_cache import cached_by_text

__all__ = [
    "AUTO",
    "ApiFacts",
    "CredentialWords",
    "Detection",
    "Dialect",
    "Opening",
    "PagingWords",
    "Phrases",
    "Requests",
    "Role",
    "Section",
    "ServerWords",
    "cached_by_text",
    "choose_dialect",
    "detect",
    "is_dialect_file",
    "is_written_in_words",
    "load_dialect",
    "normalize",
    "request_dialect",
    "shipped_dialects",
]

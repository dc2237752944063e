"""Dialects: the terms and patterns of a family of docs, as data. One YAML file per dialect; shipped ones are here."""

from slatebind.dialects.dialect import Dialect, Role, Section, normalize
from slatebind.dialects.loader import is_dialect_file, load_dialect, shipped_dialects

__all__ = ["Dialect", "Role", "Section", "is_dialect_file", "load_dialect", "normalize", "shipped_dialects"]

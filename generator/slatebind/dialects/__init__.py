"""What families of docs call things, as data: one YAML file per dialect. The shipped ones are in this package."""

from slatebind.dialects.dialect import Dialect, Role, Section, normalize
from slatebind.dialects.loader import is_dialect_file, load_dialect, shipped_dialects

__all__ = ["Dialect", "Role", "Section", "is_dialect_file", "load_dialect", "normalize", "shipped_dialects"]

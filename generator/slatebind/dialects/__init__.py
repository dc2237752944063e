"""What families of docs call things, as data: one YAML file a dialect, shipped ones beside this module."""

from slatebind.dialects.dialect import Dialect, Role, Section, plain
from slatebind.dialects.loader import load_dialect, shipped_dialects

__all__ = ["Dialect", "Role", "Section", "load_dialect", "plain", "shipped_dialects"]

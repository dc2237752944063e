"""The words that a CloudStack server has for types, as the dialect of its docs reads them."""

from functools import cache

from slatebind.dialects import load_dialect
from slatebind.extraction.types.type_notation import parse_type
from slatebind.verify.facts import ValueType

_DIALECT = "cloudstack"


@cache
def read_type_word(word: str) -> ValueType | None:
    """The type of a word such as ``tzdate`` or ``long[]``; None for another one, such as the name of an enumeration."""
    dialect, _ = load_dialect(_DIALECT)
    assert dialect is not None
    parsed = parse_type(word, dialect)
    if parsed is None:
        return None
    return ValueType(parsed.type, parsed.items if parsed.items and not parsed.element else "")

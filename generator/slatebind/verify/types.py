"""Types of the docs and of a source in messages, and what they have in common."""

from slatebind.spec.item_types import innermost
from slatebind.spec.model import TYPES
from slatebind.verify.facts import ValueType

_TEXTS = {"uuid", "date", "datetime", "url", "string"}
_UNKNOWN = {"", "any"}


def is_text(name: str) -> bool:
    """Whether values of a type are texts."""
    return name in _TEXTS


def type_text(name: str, items: str | None) -> str:
    """A type as messages show it."""
    return f"`{name}` of `{items}`" if items else f"`{name}`"


def same_items(documented: str | None, actual: ValueType) -> bool:
    """Whether the elements of a list can have the same type. What either side does not know is not a difference."""
    if actual.name not in ("list", "map") or actual.items in _UNKNOWN or not documented:
        return True
    held = innermost(documented) or ""
    if held in _UNKNOWN or held not in TYPES:  # a model, whose fields are compared one by one
        return True
    return held == actual.items or (is_text(held) and is_text(actual.items)) or {held, actual.items} <= _INTEGERS


_INTEGERS = {"integer", "long"}

"""Which types hold which others, on the query that is sent and in the JSON that comes back."""

from collections.abc import Sequence

from slatebind.spec.model import Field, Param

_NUMBERS = ("integer", "long", "float")
_TEXTS = {"uuid", "date", "datetime", "url", "string"}
_DATES = {"date", "datetime"}
"""Servers take a day or a moment for either."""
_SENT_AS_TEXT = {*_TEXTS, *_NUMBERS, "boolean"}
_MAPS = {"map", "object"}


def type_words(one: Param | Field) -> str:
    """``list of `string` ``."""
    return f"`{one.type}` of `{one.items}`" if one.items else f"`{one.type}`"


def values_words(before: Sequence[str], after: Sequence[str]) -> str:
    """Which values are known now and which no longer; empty where only their order changed."""
    gone = [f"`{one}`" for one in before if one not in after]
    more = [f"`{one}`" for one in after if one not in before]
    return "; ".join(f"{word} {', '.join(found)}" for word, found in (("no longer", gone), ("now", more)) if found)


def is_sent_within(old: Param, new: Param) -> bool:
    """Whether every value that the old parameter takes is one that the new one takes. On a query all is text."""
    if old.type == "list":
        return new.type == "any" or (new.type == "list" and _sent(old.items or "any", new.items or "any"))
    if new.type == "list" and old.type != "any":
        # A single value travels as a list of one does.
        return old.type not in _MAPS and _sent(old.type, new.items or "any")
    return _sent(old.type, new.type)


def _sent(old: str, new: str) -> bool:
    if new in (old, "any") or {old, new} <= _MAPS or {old, new} <= _DATES:
        return True
    return (new == "string" and old in _SENT_AS_TEXT) or _is_smaller_number(old, new)


def _is_smaller_number(old: str, new: str) -> bool:
    return old in _NUMBERS and new in _NUMBERS and _NUMBERS.index(old) <= _NUMBERS.index(new)


def is_answered_within(old: Field, new: Field, old_items: str | None) -> bool:
    """Whether every value that the new field may have is one that the old field may have had, as JSON.

    ``old_items`` is what the old field holds, under its new name.
    """
    if old.type != new.type and not {old.type, new.type} <= _MAPS:
        return _answered(old.type, new.type)
    before, after = old_items or "any", new.items or "any"
    # Another model's fields are judged one by one.
    return _answered(before, after) or (_is_model(before) and _is_model(after))


def _answered(old: str, new: str) -> bool:
    if old in (new, "any") or {old, new} <= _TEXTS or {old, new} <= _MAPS:
        return True
    if old in {"integer", "long"} and new in {"integer", "long"}:
        return True
    # An object of a model is a map too; what is read of it, the model's own rules say.
    return _is_smaller_number(new, old) or (old in _MAPS and _is_model(new))


def _is_model(name: str) -> bool:
    return name not in {*_SENT_AS_TEXT, *_MAPS, "list", "any"}

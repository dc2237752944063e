"""Compatibility of a spec's types: which hold all values of which others, in requests and in JSON responses."""

from collections.abc import Sequence

from slatebind.spec.item_types import innermost, split_items, with_innermost
from slatebind.spec.model import Field, Param

_NUMBERS = ("integer", "long", "float")
"""From the narrowest to the widest."""
_TEXTS = {"uuid", "date", "datetime", "url", "string"}
_DATES = {"date", "datetime"}
"""Servers accept a date or a date with a time for either."""
_SENT_AS_TEXT = {*_TEXTS, *_NUMBERS, "boolean"}
_MAPS = {"map", "object"}


def type_text(row: Param | Field) -> str:
    """```list` of `string```."""
    return f"`{row.type}` of `{row.items}`" if row.items else f"`{row.type}`"


def known_values_text(before: Sequence[str], after: Sequence[str]) -> str:
    """Which known values were added and removed; empty if only their order changed."""
    removed = [f"`{value}`" for value in before if value not in after]
    added = [f"`{value}`" for value in after if value not in before]
    changes = ("removed", removed), ("added", added)
    return "; ".join(f"{verb} {', '.join(values)}" for verb, values in changes if values)


def accepts_all_values(new: Param, old: Param) -> bool:
    """Whether the new parameter accepts every value that the old one accepts. In a query all values are text."""
    if old.type == "list":
        return new.type == "any" or (new.type == "list" and _accepts(new.items or "any", old.items or "any"))
    if new.type == "list" and old.type != "any":
        # A single value is sent in the same way as a list of one.
        return old.type not in _MAPS and _accepts(new.items or "any", old.type)
    return _accepts(new.type, old.type)


def states_objects(new: Param | Field, old: Param | Field) -> bool:
    """Whether the types differ only in that the new one says what objects consist of, of which the old one does not."""
    if new.type != old.type and not {new.type, old.type} <= _MAPS:
        return False
    before, after = (innermost(row.items) if row.items else "any" for row in (old, new))
    if not (after and _is_model(after)) or before not in {*_MAPS, "any"}:
        return False
    return with_innermost(new.items or "", "any") == with_innermost(old.items or "any", "any")


def _accepts(new: str, old: str) -> bool:
    if split_items(new)[0] == split_items(old)[0] == "list":
        return _accepts(split_items(new)[1] or "any", split_items(old)[1] or "any")
    if new in (old, "any") or {old, new} <= _MAPS or {old, new} <= _DATES:
        return True
    if _is_model(old) and (new in _MAPS or _is_model(new)):
        return True  # the fields of another model are compared one by one
    return (new == "string" and old in _SENT_AS_TEXT) or _is_narrower_number(old, new)


def _is_narrower_number(number: str, other: str) -> bool:
    return number in _NUMBERS and other in _NUMBERS and _NUMBERS.index(number) <= _NUMBERS.index(other)


def accepts_json_values(new: Param | Field, old: Param | Field, old_items: str | None) -> bool:
    """Whether every JSON value that was sent for the old parameter or field can be sent for the new one.

    ``old_items`` is the type of the old one's elements, by its new name if that is a renamed model.
    """
    return _holds_all((new.type, new.items), (old.type, old_items))


def returns_only_old_values(new: Field, old: Field, old_items: str | None) -> bool:
    """Whether every JSON value of the new field is one that the old field could have had.

    ``old_items`` is the type of the old field's elements, by its new name if that is a renamed model.
    """
    return _holds_all((old.type, old_items), (new.type, new.items))


def _holds_all(outer: tuple[str, str | None], inner: tuple[str, str | None]) -> bool:
    """Whether the first type with its items has all JSON values of the second one."""
    if outer[0] != inner[0] and not {outer[0], inner[0]} <= _MAPS:
        return _could_return(outer[0], inner[0])
    of_outer, of_inner = outer[1] or "any", inner[1] or "any"
    # The fields of another model are compared one by one.
    return _could_return(of_outer, of_inner) or (_is_model(of_outer) and _is_model(of_inner))


def _could_return(old: str, new: str) -> bool:
    if split_items(new)[0] == split_items(old)[0] == "list":
        return _could_return(split_items(old)[1] or "any", split_items(new)[1] or "any")
    if old in (new, "any") or {old, new} <= _TEXTS or {old, new} <= _MAPS:
        return True
    if old in {"integer", "long"} and new in {"integer", "long"}:
        return True
    # An object of a model is a map as well; rules on the model compare its fields.
    return _is_narrower_number(new, old) or (old in _MAPS and _is_model(new))


def are_both_maps(new: Field, old: Field) -> bool:
    """Whether both types are words for a JSON object."""
    return {new.type, old.type} <= _MAPS


def is_wider(new: Field, old: Field) -> bool:
    """Whether the new type has all values of the old one, and more, in the same JSON types."""
    if old.type == new.type == "list":
        return _is_wider(new.items or "any", old.items or "any")
    return _is_wider(new.type, old.type)


def _is_wider(new: str, old: str) -> bool:
    if split_items(new)[0] == split_items(old)[0] == "list":
        return _is_wider(split_items(new)[1] or "any", split_items(old)[1] or "any")
    if old in (new, "any"):
        return False
    is_text = (new == "string" and old in _TEXTS) or (old, new) == ("date", "datetime")
    return new == "any" or is_text or _is_narrower_number(old, new)


def _is_model(name: str) -> bool:
    return split_items(name)[0] not in {*_SENT_AS_TEXT, *_MAPS, "list", "any"}

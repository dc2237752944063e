"""What is known of a value of a template: whether it contains text of the docs, and whether that is escaped.

A status is a number: ``RAW`` is text of the docs as it is, ``ESCAPED`` text that is safe where it is put as a whole,
``ESCAPED + n`` lists of such texts, one in another n times. ``CLEAN`` contains no text of the docs at all: what is made
of it alone is as clean. Part of an escaped text is raw again: its escape could be cut in two.
"""

from collections.abc import Iterable
from functools import reduce

RAW = -1
ESCAPED = 0
CLEAN = 1 << 30
CODE = "code"
"""The filter for text that is code already."""

_CLEANING = frozenset({"length", "count", "int", "float", "abs", "round", "sum", "sha256"})
"""Filters whose result is a number or a hash, unless an argument says otherwise."""
_OF_LISTS = frozenset({"list", "sort", "unique", "reverse", "select", "reject", "selectattr", "rejectattr"})
"""Filters that keep elements as they are; of a text, they make characters."""
_ELEMENTS = frozenset({"first", "last", "random", "min", "max"})
_PARTS = frozenset({"batch", "slice"})
_PAIRS = frozenset({"items", "dictsort"})


def joined(statuses: Iterable[int]) -> int:
    """The status of what can be any of several values, or consists of them."""
    return reduce(_both, statuses, CLEAN)


def _both(one: int, other: int) -> int:
    if CLEAN in {one, other}:
        return min(one, other)
    return one if one == other else RAW


def element(status: int) -> int:
    """An element of a list, or a character of a text."""
    return status if status in {CLEAN, RAW} else status - 1


def listed(status: int) -> int:
    """A list of values."""
    return status if status in {CLEAN, RAW} else status + 1


def is_printable(status: int) -> bool:
    """Whether it can be output; a list is not, as it is output as Python's text of one."""
    return status in {ESCAPED, CLEAN}


def changed(statuses: Iterable[int]) -> int:
    """The result of a function of which nothing is known."""
    return CLEAN if all(status == CLEAN for status in statuses) else RAW


def filtered(name: str, value: int, given: list[int], *, are_constants: bool) -> int:
    """The result of a filter that is not an escape, for a value and its arguments."""
    status = changed([value, *given])
    if name in _CLEANING and are_constants:
        status = CLEAN
    elif name in _OF_LISTS:
        status = value if value >= listed(ESCAPED) else RAW
    elif name in _ELEMENTS:
        status = element(value)
    elif name in _PARTS:
        status = joined([listed(value), *map(listed, map(listed, given))]) if value != ESCAPED else RAW
    elif name in _PAIRS:
        status = listed(value) if value != ESCAPED else RAW
    elif name == "join":
        status = joined([element(value), *given])
        status = status if is_printable(status) else RAW
    elif name in {"default", "d"}:
        status = joined([value, *given])
    elif name == "replace" and value == CLEAN and given[:1] == [CLEAN]:
        status = joined(given)
    elif (name == "indent" and changed(given) == CLEAN) or (name in {"trim", "string"} and not given):
        status = value if is_printable(value) else RAW
    return status

"""The notation of ``items``: a type, a model, or a list of these, as in ``list[list[integer]]``."""

import re

MAX_DEPTH = 8
"""The maximum number of lists inside each other."""
_LIST = re.compile(r"list\[(.+)\]", re.DOTALL)


def split_items(items: str) -> tuple[str, str | None]:
    """The outer type and the type of its elements: ``list[integer]`` -> ``("list", "integer")``."""
    match = _LIST.fullmatch(items)
    return ("list", match[1]) if match else (items, None)


def with_innermost(items: str, inner: str) -> str:
    """The same lists around another type: ``list[Gate]`` with ``Door`` is ``list[Door]``."""
    outer, elements = split_items(items)
    return inner if elements is None else f"{outer}[{with_innermost(elements, inner)}]"


def innermost(items: str) -> str | None:
    """The type or model inside all lists; None if too many lists are inside each other."""
    for _ in range(MAX_DEPTH):
        outer, inner = split_items(items)
        if inner is None:
            return outer
        items = inner
    return None

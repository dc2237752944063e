"""Parameters that have a heading each: `#### page` above *Integer, optional. The number of the page.*"""

from collections.abc import Sequence

from slatebind.dialects import Dialect
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.rows.item_lists import Item, ItemList
from slatebind.extraction.requests.rows.listed_rows import names_parameter, says_facts
from slatebind.markdown import Prose, Table

_MAX_TEXTS = 3
"""Texts below a heading that describe its parameter."""


def headed_lists(parts: Sequence[Part], dialect: Dialect) -> dict[int, ItemList]:
    """The items of parameters with a heading each, by the number of the first one's part; others follow it."""
    found: dict[int, ItemList] = {}
    items: list[Item] = []
    start = 0
    has_facts = False
    for number, part in enumerate((*parts, None)):
        is_next = bool(items) and part is not None and part.heading.level == parts[start].heading.level
        item, is_stating = _item(part, dialect) if part is not None and number else (None, False)
        if items and (item is None or not is_next):
            if has_facts:
                found[start] = ItemList(items[0].at, tuple(items), Prose(items[0].at, ""))
            items, has_facts = [], False
        if item is not None:
            start = start if items else number
            items.append(item)
            has_facts |= is_stating
    return found


def _item(part: Part, dialect: Dialect) -> tuple[Item | None, bool]:
    """A part as an item, if its heading is a name and texts follow, and whether it says facts of a parameter."""
    if any(isinstance(block, Table) for block in part.blocks):
        return None, False
    texts = [block.text.strip() for block in part.blocks if isinstance(block, Prose)][:_MAX_TEXTS]
    kind = heading_kind(part.heading.text, dialect)
    if not texts or kind.opening or kind.is_example:
        return None, False
    if not names_parameter(Item(part.heading.at, 0, [part.heading.text]), dialect):
        return None, False
    item = Item(part.heading.at, 0, [part.heading.text, ": ", *texts])
    return item, says_facts(item, dialect)
